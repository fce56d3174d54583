# The database drivers that the apps of this node need.
types = OpsworksApp.of_type(node, 'php').values.filter_map { |app| app.dig('database', 'type') }.uniq
drivers = node['mod_php5_apache2']['adapters'].values_at(*types).compact

package 'PHP database drivers' do
  package_name drivers
  notifies :reload, 'service[apache2]'
  not_if { drivers.empty? }
end
