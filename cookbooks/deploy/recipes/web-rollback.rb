include_recipe 'deploy'
include_recipe 'nginx'

OpsworksApp.of_type(node, 'static').each do |name, app|
  static_app name do
    settings app
    action :rollback
  end
end
