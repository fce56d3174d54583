# What has a newer version; keeps the configuration files that someone changed.
execute 'upgrade packages' do
  command 'apt-get --yes -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold upgrade'
  environment 'DEBIAN_FRONTEND' => 'noninteractive'
  only_if { OpsworksOutdatedPackages.any? }
end
