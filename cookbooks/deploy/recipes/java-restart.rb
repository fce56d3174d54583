include_recipe 'deploy'

OpsworksApp.of_type(node, 'java').each do |name, app|
  java_app name do
    settings app
    action :restart
  end
end
