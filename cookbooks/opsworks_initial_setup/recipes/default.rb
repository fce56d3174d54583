apt_update 'package lists' do
  action :update
  only_if { platform_family?('debian') }
  only_if { OpsworksPackageLists.stale?(node['opsworks_initial_setup']['package_lists_max_age']) }
end

nofile = node['opsworks_initial_setup']['limits']['nofile']

file '/etc/security/limits.d/opsworks.conf' do
  content "* soft nofile #{nofile}\n* hard nofile #{nofile}\nroot soft nofile #{nofile}\nroot hard nofile #{nofile}\n"
  mode '0644'
end

directory '/srv/www' do
  mode '0755'
  recursive true
end

hostname = node['opsworks']['instance']['hostname']

# A container and a cloud image take a name of their own at every start: the instance's is set again each time.
# Written without systemctl: only the next start reads it, and each reload of systemd takes a quarter of a second.
file '/etc/systemd/system/opsworks-hostname.service' do
  content <<~UNIT
    [Unit]
    Description=Host name of the OpsWorks instance
    Before=opswright-agent.service

    [Service]
    Type=oneshot
    ExecStart=/bin/hostname #{hostname}

    [Install]
    WantedBy=multi-user.target
  UNIT
  mode '0644'
end

link '/etc/systemd/system/multi-user.target.wants/opsworks-hostname.service' do
  to '../opsworks-hostname.service'
end

execute "hostname #{hostname}" do
  not_if { ::Socket.gethostname == hostname }
end
