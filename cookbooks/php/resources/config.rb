resource_name :opsworks_php_config
provides :opsworks_php_config
unified_mode true

description 'shared/config/opsworks.php: classes that tell a PHP app of its database, its cache and its stack'

property :settings, Hash, required: true, sensitive: true, description: 'node["deploy"][app]'

default_action :create

action :create do
  app = new_resource.settings
  opsworks = (node['opsworks'] || {}).to_h

  template ::File.join(app['deploy_to'], 'shared', 'config', 'opsworks.php') do
    cookbook 'php'
    source 'opsworks.php.erb'
    helpers OpsworksPhp
    variables(
      database: app['database'].to_h,
      memcached: app['memcached'].to_h,
      stack_name: opsworks.dig('stack', 'name'),
      hosts: OpsworksApp.hosts(node)
    )
    # it holds the database password: Apache reads it by the group
    owner app['user']
    group app['group']
    mode '0640'
    sensitive true
  end
end
