package_repository 'cassandra' do
  settings node['cassandra']['repository']
end

package 'Java for Cassandra' do
  package_name node['cassandra']['java_packages']
end

package 'cassandra'

include_recipe 'cassandra::configure'

service 'cassandra' do
  action %i(enable start)
end
