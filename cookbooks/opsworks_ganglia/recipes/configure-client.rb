return unless GangliaMaster.layer(node) && ::File.exist?('/usr/sbin/gmond')

master = GangliaMaster.address(node)

template '/etc/ganglia/gmond.conf' do
  source 'gmond.conf.erb'
  variables(
    cluster: node['opsworks']['stack']['name'].gsub(/\W/, '-'),
    hostname: node['opsworks']['instance']['hostname'],
    master: master
  )
  notifies :restart, 'service[ganglia-monitor]'
  only_if { master }
end

service 'ganglia-monitor' do
  action master ? %i(enable start) : %i(disable stop)
end
