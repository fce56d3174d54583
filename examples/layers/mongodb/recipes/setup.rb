package_repository 'mongodb' do
  settings node['mongodb']['repository']
end

package 'MongoDB' do
  package_name node['mongodb']['packages']
end

template '/etc/mongod.conf' do
  source 'mongod.conf.erb'
  variables(address: StackMembers.own_address(node), settings: node['mongodb'])
  mode '0644'
  notifies :restart, 'service[mongod]', :immediately
end

service 'mongod' do
  action %i(enable start)
end

include_recipe 'mongodb::configure'
