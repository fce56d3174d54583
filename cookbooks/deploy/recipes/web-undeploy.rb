OpsworksApp.of_type(node, 'static').each do |name, app|
  static_app name do
    settings app
    action :undeploy
  end
end
