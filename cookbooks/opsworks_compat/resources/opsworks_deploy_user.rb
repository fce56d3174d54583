provides :opsworks_deploy_user
resource_name :opsworks_deploy_user
unified_mode true

description "An app's user, as the definition of that name made it in the built-in deploy cookbook"

property :name, String, default: ''
property :deploy_data, Hash, required: true, sensitive: true

action :run do
  OpsworksCompat.deprecated('opsworks_deploy_user', 'declare the user', at: new_resource.source_line)
  data = new_resource.deploy_data

  group data['group']

  user data['user'] do
    comment 'deploy user'
    gid data['group']
    home data['home']
    shell data['shell']
    manage_home true
    not_if ['id', data['user']]
  end
end
