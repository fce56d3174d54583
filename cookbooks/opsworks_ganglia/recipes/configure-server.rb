include_recipe 'opsworks_ganglia::web'
include_recipe 'opsworks_ganglia::configure-client'
include_recipe 'opsworks_ganglia::views'

template '/etc/ganglia/gmetad.conf' do
  source 'gmetad.conf.erb'
  variables(
    cluster: GangliaMaster.cluster(node),
    grid: node['opsworks']['stack']['name'].delete('"'),
    master: GangliaMaster.address(node),
    interval: node['ganglia']['polling_interval']
  )
  mode '0644'
  notifies :restart, 'service[gmetad]'
end

service 'gmetad' do
  action %i(enable start)
end
