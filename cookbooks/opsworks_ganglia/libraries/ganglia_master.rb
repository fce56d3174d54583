# The stack's Ganglia layer, as the clients see it.
module GangliaMaster
  def self.layer(node)
    node.read('opsworks', 'layers', 'monitoring-master')
  end

  # The private address of the first master that is online.
  def self.address(node)
    (layer(node) || {}).fetch('instances', {}).values.filter_map { |instance| instance['private_ip'] }.first
  end
end
