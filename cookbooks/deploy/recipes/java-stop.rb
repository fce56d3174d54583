include_recipe 'apache2::stop'

service node['opsworks_java']['tomcat']['name'] do
  action :stop
end
