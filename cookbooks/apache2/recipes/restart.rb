service 'apache2' do
  service_name node['apache2']['service']
  action :restart
end
