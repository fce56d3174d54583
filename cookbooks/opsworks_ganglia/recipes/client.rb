# Every instance of a stack with a Ganglia layer is watched; in another stack there is nobody to report to.
return unless GangliaMaster.layer(node)

if platform_family?('debian')
  package 'ganglia-monitor'
  include_recipe 'opsworks_ganglia::configure-client'
else
  Chef::Log.warn("The Ganglia layer does not watch this instance: #{node['platform']} has no package of it.")
end
