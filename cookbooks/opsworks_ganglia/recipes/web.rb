# Ganglia's page, behind a password.
include_recipe 'apache2::service'

directory '/etc/ganglia-webfrontend' do
  mode '0755'
end

passwords = '/etc/ganglia-webfrontend/htpasswd'

file passwords do
  content lazy { GangliaPage.htpasswd(::File.exist?(passwords) ? ::File.read(passwords) : nil, node['ganglia']['web']['user'], node['ganglia']['web']['password']) }
  group 'www-data'
  mode '0640'
  sensitive true
end

template "#{node['apache2']['dir']}/conf-enabled/opsworks-ganglia.conf" do
  source 'apache.conf.erb'
  variables(url: node['ganglia']['web']['url'], passwords: passwords)
  mode '0644'
  notifies :reload, 'service[apache2]'
end
