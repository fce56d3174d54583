OpsworksPlatform.demand(node, 'nginx')

package 'nginx' do
  package_name node['nginx']['packages']
end

file "#{node['nginx']['dir']}/conf.d/opsworks.conf" do
  content "server_tokens off;\nserver_names_hash_bucket_size 128;\n"
  mode '0644'
  notifies :reload, 'service[nginx]'
end

include_recipe "nginx::sites_#{node['platform_family']}"
include_recipe 'nginx::service'

service 'nginx' do
  action %i(enable start)
end
