# The command update_dependencies: newest lists, then the layers' packages and everything else.
release = node.read('dependencies', 'os_release_version')
raise "An instance is not taken to another release of its system (#{release}): start a new one with it." if release

apt_update 'package lists' do
  only_if { platform_family?('debian') }
end

include_recipe 'dependencies'
include_recipe 'dependencies::upgrade'

# 37 tells the agent to reboot the machine once the run is over
reboot 'updates need it' do
  reason 'updated packages ask for it'
  action :request_reboot
  only_if { node['dependencies']['allow_reboot'] }
  only_if node['dependencies']['reboot_wanted']
end
