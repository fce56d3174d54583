include_recipe 'deploy'

OpsworksApp.of_type(node, 'static').each do |name, app|
  static_app name do
    settings app
    action :restart
  end
end
