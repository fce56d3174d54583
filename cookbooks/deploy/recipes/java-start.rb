service node['opsworks_java']['tomcat']['name'] do
  action :start
end

include_recipe 'apache2::start'
