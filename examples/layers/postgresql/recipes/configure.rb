# Which instances of the stack may log in changes with the stack.
etc = "/etc/postgresql/#{node['postgresql']['version']}/main"

# the wrapper 'postgresql' reloads every cluster and waits for none
service "postgresql@#{node['postgresql']['version']}-main" do
  action :nothing
end

template "#{etc}/conf.d/opsworks.conf" do
  source 'opsworks.conf.erb'
  variables(port: node['postgresql']['port'], settings: node['postgresql']['settings'])
  mode '0644'
  notifies :restart, "service[postgresql@#{node['postgresql']['version']}-main]", :immediately
end

template "#{etc}/pg_hba.conf" do
  source 'pg_hba.conf.erb'
  variables(addresses: StackMembers.addresses(node).values.uniq)
  owner 'postgres'
  group 'postgres'
  mode '0640'
  notifies :reload, "service[postgresql@#{node['postgresql']['version']}-main]", :immediately
end
