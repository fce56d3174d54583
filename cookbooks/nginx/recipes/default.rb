raise "The built-in recipes set up nginx on Debian and its kin, not on #{node['platform']}." unless platform_family?('debian')

package 'nginx' do
  package_name node['nginx']['packages']
end

file "#{node['nginx']['dir']}/conf.d/opsworks.conf" do
  content "server_tokens off;\nserver_names_hash_bucket_size 128;\n"
  mode '0644'
  notifies :reload, 'service[nginx]'
end

# the first app's site answers to every name that no other claims
file "#{node['nginx']['dir']}/sites-enabled/default" do
  action :delete
  manage_symlink_source false
  notifies :reload, 'service[nginx]'
end

include_recipe 'nginx::service'

service 'nginx' do
  action %i(enable start)
end
