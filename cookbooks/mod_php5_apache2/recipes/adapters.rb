# The drivers of the databases and of the cache that the apps of this node are attached to.
include_recipe 'mod_php5_apache2::service'

apps = OpsworksApp.of_type(node, 'php').values
settings = node['mod_php5_apache2']
drivers = settings['adapters'].values_at(*apps.filter_map { |app| app.dig('database', 'type') }.uniq).compact
drivers.push(*settings['cache_adapter']) if apps.any? { |app| app.dig('memcached', 'host') }

package 'PHP drivers' do
  package_name drivers
  notifies :reload, 'service[apache2]'
  settings['services'].each { |name| notifies :restart, "service[#{name}]" }
  not_if { drivers.empty? }
end
