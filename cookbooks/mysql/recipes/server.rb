raise "The built-in recipes set up MySQL on Debian and its kin, not on #{node['platform']}." unless platform_family?('debian')

package 'MySQL server' do
  package_name node['mysql']['server']['packages']
end

ebs_data_directory '/var/lib/mysql' do
  volume node['mysql']['volume']
  owner 'mysql'
  service 'mariadb'
end

# read after the package's own files
template '/etc/mysql/mariadb.conf.d/90-opsworks.cnf' do
  source 'opsworks.cnf.erb'
  variables(settings: node['mysql'])
  mode '0644'
  notifies :restart, 'service[mariadb]', :immediately
end

service 'mariadb' do
  action %i(enable start)
end

include_recipe 'mysql::root_account'
