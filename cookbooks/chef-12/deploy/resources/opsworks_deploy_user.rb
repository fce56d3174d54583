# An app's user, as the definition of that name made it.
resource_name :opsworks_deploy_user
provides :opsworks_deploy_user

property :deploy_data, Hash, required: true

default_action :run

action :run do
  data = new_resource.deploy_data

  group data['group']

  user data['user'] do
    comment 'deploy user'
    gid data['group']
    home data['home']
    shell data['shell']
    manage_home true
    not_if "id #{data['user']}"
  end
end
