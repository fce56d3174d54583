# An app's user: the definition opsworks_deploy_user declares it.
resource_name :app_user
provides :app_user

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
