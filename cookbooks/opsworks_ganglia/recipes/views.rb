# One view for each layer that has instances online.
layers = node['opsworks']['layers'].to_h.transform_values { |layer| layer['instances'].to_h.keys }.reject { |_, hosts| hosts.empty? }
directory = '/var/lib/ganglia-web/conf'
path = ->(layer) { "#{directory}/view_opsworks_#{layer}.json" }

layers.each do |layer, hosts|
  file path[layer] do
    content GangliaPage.view(layer, hosts)
    mode '0644'
  end
end

(::Dir.glob(path['*']) - layers.keys.map(&path)).each do |old|
  file old do
    action :delete
  end
end
