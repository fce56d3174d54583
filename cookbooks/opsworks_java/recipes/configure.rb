include_recipe 'opsworks_java::tomcat_service'

# Keeps the contexts of the apps that are here in step with their settings and their database.
OpsworksApp.of_type(node, 'java').each do |name, app|
  opsworks_java_context name do
    settings app
    notifies :restart, "service[#{node['opsworks_java']['tomcat']['name']}]", :delayed
    only_if { OpsworksApp.deployed?(app) }
  end
end
