require_relative 'deprecation'

# node.set and node.set_unless wrote at the level that is called normal today.
module OpsworksCompat
  module NodeSet
    def set
      OpsworksCompat.deprecated('node.set', 'write node.normal or node.default')
      normal
    end

    def set_unless(*arguments)
      OpsworksCompat.deprecated('node.set_unless', 'write node.normal_unless or node.default')
      normal_unless(*arguments)
    end
  end
end

Chef::Node.prepend(OpsworksCompat::NodeSet)
