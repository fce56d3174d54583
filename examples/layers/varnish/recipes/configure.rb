# The back ends follow the stack; what is cached stays.
service 'varnish' do
  action :nothing
end

template '/etc/varnish/default.vcl' do
  source 'default.vcl.erb'
  variables(settings: node['varnish'], backends: StackMembers.addresses(node, node['varnish']['backend_layer']))
  mode '0644'
  notifies :reload, 'service[varnish]'
end
