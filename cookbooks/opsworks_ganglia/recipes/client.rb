# Every instance of a stack with a Ganglia layer is watched; in another stack there is nobody to report to.
if GangliaMaster.layer(node)
  package 'ganglia-monitor'
  include_recipe 'opsworks_ganglia::configure-client'
end
