OpsworksPlatform.demand(node, 'MySQL')

package 'MySQL server' do
  package_name node['mysql']['server']['packages']
end

ebs_data_directory '/var/lib/mysql' do
  volume node['mysql']['volume']
  owner 'mysql'
  service 'mariadb'
end

template node['mysql']['server']['config'] do
  source 'opsworks.cnf.erb'
  variables(settings: node['mysql'])
  mode '0644'
  notifies :restart, 'service[mariadb]', :immediately
end

service 'mariadb' do
  action %i(enable start)
end

include_recipe 'mysql::root_account'
