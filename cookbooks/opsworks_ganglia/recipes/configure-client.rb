return unless GangliaMaster.layer(node)

master = GangliaMaster.address(node)

template '/etc/ganglia/gmond.conf' do
  source 'gmond.conf.erb'
  variables(
    cluster: GangliaMaster.cluster(node),
    hostname: node['opsworks']['instance']['hostname'],
    master: master,
    collects: GangliaMaster.collects?(node),
    metadata: node['ganglia']['send_metadata_interval']
  )
  notifies :restart, 'service[ganglia-monitor]'
  only_if { master && ::File.exist?('/usr/sbin/gmond') }
end

service 'ganglia-monitor' do
  action master ? %i(enable start) : %i(disable stop)
  only_if { ::File.exist?('/usr/sbin/gmond') }
end
