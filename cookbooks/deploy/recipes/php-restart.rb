include_recipe 'deploy'

OpsworksApp.of_type(node, 'php').each do |name, app|
  php_app name do
    settings app
    action :restart
  end
end
