raise "The built-in recipes set up Memcached on Debian and its kin, not on #{node['platform']}." unless platform_family?('debian')

package 'memcached' do
  action :upgrade
end

template '/etc/memcached.conf' do
  source 'memcached.conf.erb'
  variables(settings: node['memcached'])
  mode '0644'
  # a restart empties the cache: only for settings that changed
  notifies :restart, 'service[memcached]'
end

include_recipe 'memcached::service'

service 'memcached' do
  action %i(enable start)
end
