# Who else is in the stack: node['opsworks']['layers'] names the online instances of each layer.
module StackMembers
  module_function

  # The private addresses of a layer's online instances, by host name. Without a layer: of all layers.
  def addresses(node, layer = nil)
    layers = (node.read('opsworks', 'layers') || {}).to_h
    chosen = layer ? layers.slice(layer).values : layers.values
    members = chosen.map { |each| each['instances'].to_h }.reduce({}, :merge)
    members.sort.to_h.transform_values { |instance| instance['private_ip'] }.compact
  end

  # The instance's layer: the first of its short names.
  def own_layer(node)
    (node.read('opsworks', 'instance', 'layers') || []).first
  end

  def own_address(node)
    node.read('opsworks', 'instance', 'private_ip') || node['ipaddress']
  end
end
