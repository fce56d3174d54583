# Releases an app by Chef 12's own deploy resource: the definition opsworks_deploy declares it.
resource_name :app_release
provides :app_release

property :app, String, name_property: true
property :deploy_data, Hash, required: true

default_action :run

action :run do
  data = new_resource.deploy_data.to_hash
  scm = data['scm'].to_h
  access = ScmAccess.new(new_resource.app, data)
  access.check
  access.prepare

  package(scm['scm_type'] == 'svn' ? 'subversion' : 'git')

  deploy data['deploy_to'] do
    provider Chef::Provider::Deploy.const_get(data['chef_provider'] || 'Timestamped')
    repository scm['repository']
    revision scm['revision'].to_s.empty? ? 'HEAD' : scm['revision']
    user data['user']
    group data['group']
    environment data['environment'].to_h.merge(data['environment_variables'].to_h).merge(access.environment)
    keep_releases data['keep_releases']
    migrate data['migrate']
    migration_command data['migrate_command']
    restart_command data['restart_command']
    purge_before_symlink data['purge_before_symlink']
    create_dirs_before_symlink data['create_dirs_before_symlink']
    symlinks data['symlinks']
    symlink_before_migrate data['symlink_before_migrate']
    action data['action'] || 'deploy'

    if scm['scm_type'] == 'svn'
      scm_provider Chef::Provider::Subversion
      svn_username scm['user']
      svn_password scm['password']
      svn_arguments '--no-auth-cache --non-interactive --trust-server-cert'
    else
      scm_provider Chef::Provider::Git
      enable_submodules true
      ssh_wrapper access.ssh_wrapper
    end
  end
end
