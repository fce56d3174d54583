OpsworksApp.of_type(node, 'java').each do |name, app|
  java_app name do
    settings app
    action :undeploy
  end
end
