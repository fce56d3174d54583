# The database drivers that the apps of this node need.
types = OpsworksApp.of_type(node, 'rails').values.filter_map { |app| app.dig('database', 'type') }.uniq
drivers = node['rails']['adapters'].values_at(*types).flatten.compact

package 'Rails database drivers' do
  package_name drivers
  not_if { drivers.empty? }
end
