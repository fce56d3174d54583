include_recipe 'deploy'
include_recipe 'apache2'

OpsworksApp.of_type(node, 'php').each do |name, app|
  php_app name do
    settings app
    action :rollback
  end
end
