OpsworksPlatform.absent(node, 'Ganglia', 'give the Ganglia layer an instance with Debian or Ubuntu.') if platform_family?('amazon')

include_recipe 'apache2'

# the lock comes before the door: the package opens its page as soon as it is there
include_recipe 'opsworks_ganglia::web'

package 'Ganglia master' do
  package_name node['ganglia']['web']['packages']
  notifies :reload, 'service[apache2]'
end

include_recipe 'opsworks_ganglia::php8'

ebs_data_directory '/var/lib/ganglia' do
  volume node['ganglia']['volume']
  owner 'ganglia'
  service 'gmetad'
end

include_recipe 'opsworks_ganglia::configure-server'
