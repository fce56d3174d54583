include_recipe 'deploy'
include_recipe 'opsworks_nodejs'

OpsworksApp.of_type(node, 'nodejs').each do |name, app|
  nodejs_app name do
    settings app
  end
end
