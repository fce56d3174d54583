# For others to notify, by Debian's name on every system.
service 'apache2' do
  service_name node['apache2']['service']
  action :nothing
end
