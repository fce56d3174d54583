OpsworksPlatform.demand(node, 'Memcached')

package 'memcached' do
  action :upgrade
end

template node['memcached']['config'] do
  source node['memcached']['template']
  variables(settings: node['memcached'])
  mode '0644'
  # a restart empties the cache: only for settings that changed
  notifies :restart, 'service[memcached]'
end

include_recipe 'memcached::service'

service 'memcached' do
  action %i(enable start)
end
