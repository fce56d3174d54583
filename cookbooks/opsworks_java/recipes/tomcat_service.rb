# For others to notify.
service node['opsworks_java']['tomcat']['name'] do
  action :nothing
end
