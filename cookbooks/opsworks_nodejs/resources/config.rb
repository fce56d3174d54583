resource_name :opsworks_nodejs_config
provides :opsworks_nodejs_config
unified_mode true

description 'shared/config/opsworks.js: a module that tells an app of its database, its cache and its stack'

property :settings, Hash, required: true, sensitive: true, description: 'node["deploy"][app]'

default_action :create

action :create do
  app = new_resource.settings

  template ::File.join(app['deploy_to'], 'shared', 'config', 'opsworks.js') do
    cookbook 'opsworks_nodejs'
    source 'opsworks.js.erb'
    variables(database: app['database'].to_h, memcached: app['memcached'].to_h, hosts: OpsworksApp.hosts(node))
    # it holds the database password
    owner app['user']
    group app['group']
    mode '0640'
    sensitive true
  end
end
