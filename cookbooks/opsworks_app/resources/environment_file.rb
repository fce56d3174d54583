resource_name :opsworks_app_environment_file
provides :opsworks_app_environment_file
unified_mode true

description 'shared/app.env: the variables of an app for the shell that starts it, readable by the user that it runs as'

property :settings, Hash, required: true, sensitive: true, description: 'node["deploy"][app]'

default_action :create

action :create do
  app = new_resource.settings

  file ::File.join(app['deploy_to'], 'shared', 'app.env') do
    content OpsworksApp.environment_file(OpsworksApp.environment(app))
    owner app['user']
    group app['group']
    mode '0400'
    sensitive true
  end
end
