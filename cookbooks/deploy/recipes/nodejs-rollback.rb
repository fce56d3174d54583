include_recipe 'deploy'

OpsworksApp.of_type(node, 'nodejs').each do |name, app|
  nodejs_app name do
    settings app
    action :rollback
  end
end
