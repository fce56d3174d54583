OpsworksApp.of_type(node, 'nodejs').each do |name, app|
  opsworks_nodejs_service name do
    settings app
    action :stop
  end
end
