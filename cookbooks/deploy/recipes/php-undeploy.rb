OpsworksApp.of_type(node, 'php').each do |name, app|
  php_app name do
    settings app
    action :undeploy
  end
end
