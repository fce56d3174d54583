provides :opsworks_deploy
resource_name :opsworks_deploy
unified_mode true

description 'Releases an app, as the definition of that name did in the built-in deploy cookbook'

property :name, String, default: ''
property :app, [String, Symbol], required: true
property :deploy_data, Hash, required: true, sensitive: true

action :run do
  OpsworksCompat.deprecated('opsworks_deploy', 'declare opsworks_app_release', at: new_resource.source_line)
  data = new_resource.deploy_data.to_h

  opsworks_app_release new_resource.app.to_s do
    settings data
    command OpsworksApp.command_key(node)
  end
end
