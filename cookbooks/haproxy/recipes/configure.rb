include_recipe 'haproxy::service'

template '/etc/haproxy/haproxy.cfg' do
  source 'haproxy.cfg.erb'
  variables(settings: node['haproxy'], config: HaproxyConfig.new(node['haproxy']))
  # it holds the password of the statistics
  mode '0600'
  sensitive true
  # a file that HAProxy would not take never replaces one that it runs with
  verify '/usr/sbin/haproxy -c -q -f %{path}'
  # new workers take over the listening sockets, old ones end their requests: nobody is turned away
  notifies :reload, 'service[haproxy]', :immediately
end

service 'haproxy' do
  action %i(enable start)
end
