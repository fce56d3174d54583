# Writes down what a recipe sees.
seen = {
  level: node['probe']['level'], lowest: node['probe']['lowest'], custom: node['probe']['custom'],
  activity: node[:opsworks][:activity], app: node[:deploy].keys, hostname: node['hostname'], name: node.name,
  ipaddress: node['ipaddress'], platform: node['platform'], fqdn: node['fqdn'].class.name, memory: node['memory']['total'],
  cpus: node['cpu']['total'], roles: node['roles'],
  peers: search(:node, 'role:php-app').map { |peer| [peer['hostname'], peer['private_ip']] }.sort,
  databases: search(:node, 'role:db-master').map { |peer| peer[:private_ip] },
  apps: search('aws_opsworks_app', 'deploy:true').map { |app| app['shortname'] },
  self: search('aws_opsworks_instance', 'self:true').map { |instance| instance['hostname'] },
  stack: search('aws_opsworks_stack').first['name'], item: data_bag_item('aws_opsworks_app', 'foo')['domains'],
  own_bag: data_bag_item('mine', 'thing')['secret']
}
file node['probe']['file'] do
  content JSON.generate(seen)
end
