OpsworksPlatform.demand(node, 'Apache')

package 'Apache' do
  package_name node['apache2']['packages']
end

node['apache2']['modules'].each do |name|
  apache2_module name do
    notifies :reload, 'service[apache2]'
  end
end

file "#{node['apache2']['conf_dir']}/opsworks.conf" do
  content "ServerName #{node['hostname']}\nServerTokens Prod\n"
  mode '0644'
  notifies :reload, 'service[apache2]'
end

include_recipe "apache2::sites_#{node['platform_family']}"
include_recipe 'apache2::service'

service 'apache2' do
  service_name node['apache2']['service']
  action %i(enable start)
end
