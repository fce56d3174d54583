package 'varnish'

execute 'varnish: systemctl daemon-reload' do
  command 'systemctl daemon-reload'
  action :nothing
end

service 'varnish' do
  action :nothing
end

directory '/etc/systemd/system/varnish.service.d'

# the package's own unit listens on port 6081
template '/etc/systemd/system/varnish.service.d/opsworks.conf' do
  source 'unit.conf.erb'
  variables(settings: node['varnish'])
  mode '0644'
  notifies :run, 'execute[varnish: systemctl daemon-reload]', :immediately
  notifies :restart, 'service[varnish]'
end

include_recipe 'varnish::configure'

service 'varnish' do
  action %i(enable start)
end
