# What the resources of all app types share. Each type adds to its action class, all optional but `forget`:
#
#     prepare(release_path)   files that the release links to or needs; nothing serves yet, failing harms nobody
#     verify(release_path)    raises when the release, which is complete now, would not run
#     serve                   its site, once the release serves
#     written                 patterns of the files that serve writes
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

  # For the types whose server looks for files in it. Each release gets a directory public with links to shared: that
  # alone is none to serve from.
  def verify_document_root(release_path)
    root = app['document_root'].to_s
    return if root.empty? || ::Dir.glob(::File.join(release_path, root, '*')).any? { |path| !shared?(path) }

    raise OpsworksApp::Failure, "The source of #{name} has no file in #{root}, which is the app's document root."
  end

  def shared?(path)
    ::File.symlink?(path) && ::File.readlink(path).start_with?(shared_path)
  end

  def serve; end

  def written
    []
  end

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
      written type.written
      take_up(proc { type.take_up }) unless what == :restart
      action what
    end
  end
end
