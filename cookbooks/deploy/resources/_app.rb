# What the resources of all app types share. Each type adds to its action class, all optional but `forget`:
#
#     prepare(release_path)   files that the release links to or needs; nothing serves yet, failing harms nobody
#     verify(release_path)    raises when the release, which is complete now, would not run
#     serve                   its site, once the release serves
#     take_up                 has the server use the release that `current` leads to now
#     restart_server          what the command restart does besides
#     forget                  removes the site

unified_mode true

property :settings, Hash, required: true, sensitive: true, description: 'node["deploy"][app]'

default_action :deploy

action :deploy do
  if OpsworksApp::Sources.known?(app['scm'])
    release(:deploy)
  else
    Chef::Log.info("#{name}: its source is of the type other, the user's recipes bring it")
  end
end

action :rollback do
  release(:rollback)
end

action :restart do
  release(:restart)
  restart_server
end

action :undeploy do
  forget
  release(:delete)
end

action_class do
  def name
    new_resource.name
  end

  def app
    new_resource.settings
  end

  def shared_path
    ::File.join(app['deploy_to'], 'shared')
  end

  # Runs commands as the app's user.
  def shell
    OpsworksApp::Shell.for(app)
  end

  def prepare(_release_path); end

  def verify(_release_path); end

  def serve; end

  def take_up; end

  def restart_server
    take_up
  end

  def release(what)
    type = self
    key = OpsworksApp.command_key(node)

    opsworks_app_release name do
      settings type.app
      command key
      prepare(proc { type.prepare(release_path) })
      verify(proc { type.verify(release_path) })
      configure(proc { type.serve })
      take_up(proc { type.take_up }) unless what == :restart
      action what
    end
  end
end
