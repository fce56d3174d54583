apt_update 'package lists' do
  action :update
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
