raise "The built-in recipes set up Apache on Debian and its kin, not on #{node['platform']}." unless platform_family?('debian')

package 'Apache' do
  package_name node['apache2']['packages']
end

node['apache2']['modules'].each do |name|
  apache2_module name do
    notifies :reload, 'service[apache2]'
  end
end

file "#{node['apache2']['dir']}/conf-enabled/opsworks.conf" do
  content "ServerName #{node['hostname']}\nServerTokens Prod\n"
  mode '0644'
  notifies :reload, 'service[apache2]'
end

sites = "#{node['apache2']['dir']}/sites-enabled"

file "#{sites}/000-default.conf" do
  action :delete
  manage_symlink_source false
  notifies :reload, 'service[apache2]'
end

# last in the alphabet: the first app's site answers to every name that no other claims
link "#{sites}/zzz-default.conf" do
  to '../sites-available/000-default.conf'
  notifies :reload, 'service[apache2]'
end

include_recipe 'apache2::service'

service 'apache2' do
  action %i(enable start)
end
