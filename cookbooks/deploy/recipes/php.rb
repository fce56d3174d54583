include_recipe 'deploy'
include_recipe 'mod_php5_apache2'

OpsworksApp.of_type(node, 'php').each do |name, app|
  php_app name do
    settings app
  end
end
