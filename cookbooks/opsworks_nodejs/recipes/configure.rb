# Keeps opsworks.js in step with the stack, for the apps that are here. An app reads it when it starts.
OpsworksApp.of_type(node, 'nodejs').each do |name, app|
  opsworks_nodejs_config name do
    settings app
    only_if { OpsworksApp.deployed?(app) }
  end
end
