# The stack's Ganglia layer, as its members and the clients see it.
module GangliaMaster
  module_function

  def layer(node)
    node.read('opsworks', 'layers', 'monitoring-master')
  end

  # Whether this instance is of the layer.
  def here?(node)
    (node.read('opsworks', 'instance', 'layers') || []).include?('monitoring-master')
  end

  # The private address of the first master that is online: all others report to it. A master that sets up alone
  # is not online yet and begins with itself.
  def address(node)
    online = (layer(node) || {}).fetch('instances', {}).values.filter_map { |instance| instance['private_ip'] }.first
    online || (node.read('opsworks', 'instance', 'private_ip') if here?(node))
  end

  # Whether the clients report to this instance.
  def collects?(node)
    here?(node) && address(node) == node.read('opsworks', 'instance', 'private_ip')
  end

  # Where the package keeps gmond's modules: it finds none by itself.
  def modules
    Dir.glob('/usr/lib/{*/,}ganglia').first
  end

  # The name of the stack where Ganglia takes it for a directory.
  def cluster(node)
    node.read('opsworks', 'stack', 'name').gsub(/\W/, '-')
  end
end
