# What has a newer version; keeps the configuration files that someone changed.
execute 'upgrade packages' do
  command node['dependencies']['upgrade_command']
  environment 'DEBIAN_FRONTEND' => 'noninteractive'
  only_if { OpsworksOutdatedPackages.any?(node) }
end
