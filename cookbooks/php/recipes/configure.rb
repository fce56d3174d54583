# Keeps opsworks.php in step with the stack, for the apps that are here.
OpsworksApp.of_type(node, 'php').each do |name, app|
  opsworks_php_config name do
    settings app
    only_if { OpsworksApp.deployed?(app) }
  end
end
