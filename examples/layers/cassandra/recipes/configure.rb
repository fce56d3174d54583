# Seeds are read when a node starts, and only new members ask them: a change of the stack restarts nobody.
members = StackMembers.addresses(node, StackMembers.own_layer(node)).values
own = StackMembers.own_address(node)

template '/etc/cassandra/cassandra.yaml' do
  source 'cassandra.yaml.erb'
  variables(
    cluster: node['cassandra']['cluster_name'] || node.read('opsworks', 'stack', 'name') || 'Cassandra',
    address: own,
    seeds: (members.empty? ? [own] : members.first(node['cassandra']['seeds']))
  )
  mode '0644'
end
