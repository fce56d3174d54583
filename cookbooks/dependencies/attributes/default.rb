# The service sets these: the packages of the layers (name => version or "latest"), and whether to update.
default['dependencies']['debs'] = {}
default['dependencies']['gems'] = {}
default['dependencies']['upgrade_debs'] = false
default['dependencies']['allow_reboot'] = false

# Amazon Linux stays at the release of its image until it is told of a later one.
default['dependencies']['upgrade_command'] = value_for_platform_family(
  'amazon' => 'dnf --assumeyes --releasever=latest upgrade',
  'default' => 'apt-get --yes -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold upgrade'
)
# What says by success that an update waits for a reboot.
default['dependencies']['reboot_wanted'] = value_for_platform_family('amazon' => 'needs-restarting --reboothint; test $? -eq 1', 'default' => 'test -e /var/run/reboot-required')
