# The layer's first instance makes the replica set and takes its members in as they come; who leaves stays a member
# until someone removes it, for it may come back with its data.
members = StackMembers.addresses(node, StackMembers.own_layer(node))
own = StackMembers.own_address(node)
first = members.values.first || own

template '/var/lib/mongodb/opsworks-members.js' do
  source 'members.js.erb'
  variables(set: node['mongodb']['replica_set'], hosts: [own, *members.values].uniq.map { |address| "#{address}:#{node['mongodb']['port']}" })
  owner 'mongodb'
  mode '0644'
  notifies :run, 'execute[members of the replica set]', :immediately
  only_if { own == first }
end

execute 'members of the replica set' do
  command "mongosh --quiet --host #{own} --port #{node['mongodb']['port']} /var/lib/mongodb/opsworks-members.js"
  retries 10
  retry_delay 3
  action :nothing
end
