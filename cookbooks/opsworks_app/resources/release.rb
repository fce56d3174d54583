resource_name :opsworks_app_release
provides :opsworks_app_release
unified_mode true

description <<~TEXT
  Releases of an app of any type: fetched from its source, prepared, and put to work by moving one link.
  Whatever fails before that leaves the release that serves as it is, and the failed one removed; what fails after it
  puts the release that served before back to work.
TEXT

property :app, String, name_property: true
property :settings, Hash, required: true, sensitive: true, description: 'node["deploy"][app]'
property :command, String, default: '', description: 'What asks for the release: the same command makes it once'
property :prepare, [Proc, nil], description: 'Run in the action before deploy/before_migrate.rb: files in shared that the release links to'
property :verify, [Proc, nil], description: 'Run in the action once the release is complete, before it serves: raises when it would not'
property :configure, [Proc, nil], description: 'Run in the action once the release serves, before deploy/before_restart.rb: its sites and services'
property :written, Array, default: [], description: 'Patterns of the files that `configure` writes: the release that served gets them back when the new one is not taken up'
property :take_up, [Proc, nil], description: 'Run in the action after the restart command: has the server use the release that serves'

# What hooks of OpsWorks' time ask their `new_resource`.
attr_accessor :release_path

%w(deploy_to user group migrate restart_command keep_releases).each do |name|
  define_method(name) { settings[name] }
end

def shared_path
  ::File.join(deploy_to, 'shared')
end

def current_path
  ::File.join(deploy_to, 'current')
end

def environment
  OpsworksApp.environment(settings)
end

default_action :deploy

action :deploy do
  prepare_directories
  next if releases.done?(new_resource.command)

  id = releases.new_id
  converge_by("make release #{id} of #{new_resource.app}") do
    make(id)
  end
end

action :rollback do
  next if releases.done?(new_resource.command)

  id = releases.previous
  raise OpsworksApp::Failure, "There is no earlier release of #{new_resource.app} to go back to." unless id

  converge_by("go back to release #{id} of #{new_resource.app}") do
    new_resource.release_path = releases.path(id)
    serve(id)
  end
end

action :restart do
  restart
end

action :delete do
  file "/etc/logrotate.d/opsworks_app_#{new_resource.app}" do
    action :delete
  end

  directory new_resource.deploy_to do
    recursive true
    action :delete
  end
end

action_class do
  def releases
    @releases ||= OpsworksApp::Releases.new(new_resource.deploy_to)
  end

  def settings
    new_resource.settings
  end

  def release_path
    new_resource.release_path
  end

  def shared_path
    new_resource.shared_path
  end

  def shell
    @shell ||= OpsworksApp::Shell.for(settings)
  end

  # For hooks too: a command in the release, as the app's user. No execute resource: one that fails shows its
  # environment in the log, and with it the app's secrets.
  def run(command, folder: release_path, name: shell.mask(command))
    Chef::Log.info("#{new_resource.app}: #{shell.mask(command)}")
    output = shell.run('/bin/bash', '-c', command, name: name, cwd: folder, environment: new_resource.environment).strip
    Chef::Log.info(shell.mask(output)) unless output.empty?
  rescue OpsworksApp::Failure => e
    Chef::Log.error(e.output) if e.output
    raise
  end

  def prepare_directories
    shared = %w(log config system pids scripts sockets).map { |name| ::File.join(shared_path, name) }
    { '0755' => [new_resource.deploy_to, "#{new_resource.deploy_to}/releases"], '0770' => [shared_path, *shared] }.each do |mode, paths|
      paths.each do |path|
        directory path do
          owner new_resource.user
          group new_resource.group
          mode mode
          recursive true
        end
      end
    end

    template "/etc/logrotate.d/opsworks_app_#{new_resource.app}" do
      cookbook 'opsworks_app'
      source 'logrotate.erb'
      variables(log: "#{shared_path}/log", user: new_resource.user, group: new_resource.group)
      mode '0644'
    end
  end

  def make(id)
    build(id)
    serve(id)
    made = true
  ensure
    discard(id) unless made || releases.current == id
  end

  # All that can fail without anyone noticing: the release does not serve yet.
  def build(id)
    new_resource.release_path = releases.path(id)
    OpsworksApp::Certificate.check(new_resource.app, settings)
    fetch
    instance_exec(&new_resource.prepare) if new_resource.prepare
    link_shared(written_links)
    hook('before_migrate')
    make_room
    migrate
    hook('before_symlink')
    link_shared(settings['symlinks'])
    instance_exec(&new_resource.verify) if new_resource.verify
  end

  # A command that fails leaves what served before it: also when the release serves already.
  def serve(id)
    before = releases.current
    kept = OpsworksApp::KeptFiles.new(new_resource.written)
    releases.switch_to(id)
    put_to_work
    releases.finish(new_resource.command, keep: settings['keep_releases'])
  rescue StandardError, ScriptError
    before ? return_to(before, kept) : releases.forget(id)
    raise
  end

  def put_to_work
    instance_exec(&new_resource.configure) if new_resource.configure
    hook('before_restart')
    restart
    instance_exec(&new_resource.take_up) if new_resource.take_up
    hook('after_restart')
  end

  # What goes wrong on the way back is told, and does not hide why the way back was taken.
  def return_to(id, kept)
    Chef::Log.error("#{new_resource.app}: the new release was not taken up, the server gets release #{id} back")
    releases.switch_to(id)
    [proc { restore(kept) }, proc { run_restart_command }, new_resource.take_up].compact.each do |step|
      instance_exec(&step)
    rescue StandardError => e
      Chef::Log.error("#{new_resource.app}: on the way back to release #{id}: #{e.message}")
    end
  end

  def restore(kept)
    units = kept.restore.grep(%r{/systemd/})
    shell_out!('systemctl', 'daemon-reload') if units.any?
  end

  def fetch
    scm = settings['scm']
    package node['opsworks_app']['source_packages'][scm['scm_type']]

    revision = OpsworksApp::Sources.for(scm, OpsworksApp::Shell.owner(settings)).fetch(release_path)
    Chef::Log.info("#{new_resource.app}: #{revision} is in #{release_path}")
  end

  def discard(id)
    Chef::Log.error("#{new_resource.app}: release #{id} is removed, #{releases.current || 'nothing'} serves on")
    ::FileUtils.rm_rf(releases.path(id))
  end

  # Links from the release to shared, where what outlives a release is kept.
  def link_shared(links)
    links.to_h.each do |from, to|
      target = ::File.join(release_path, to)
      ::FileUtils.mkdir_p(::File.dirname(target))
      ::FileUtils.ln_sf(::File.join(shared_path, from), target)
    end
  end

  # A configuration that there is no reason to write, such as database.yml without a database, hides none of the app's.
  def written_links
    settings['symlink_before_migrate'].to_h.select { |from, _| ::File.exist?(::File.join(shared_path, from)) }
  end

  def make_room
    inside = ->(path) { ::File.join(release_path, path) }
    ::FileUtils.rm_rf(settings['purge_before_symlink'].to_a.map(&inside))
    made = settings['create_dirs_before_symlink'].to_a.map(&inside)
    ::FileUtils.mkdir_p(made)
    ::FileUtils.chown(new_resource.user, new_resource.group, made)
  end

  def migrate
    return unless settings['migrate']

    command = settings['migration_command']
    raise OpsworksApp::Failure, "Apps of type #{settings['application_type']} have no migration." unless command

    run(command, name: "The migration of #{new_resource.app}")
  end

  # A hook sees what Chef's deploy resource gave it: release_path, new_resource, node, run, and every resource. Chef
  # writes down an error's cause, too: what the hook raised itself is left out, for it may show a secret.
  def hook(name)
    path = ::File.join(release_path, 'deploy', "#{name}.rb")
    return unless ::File.exist?(path)

    Chef::Log.info("#{new_resource.app}: running deploy/#{name}.rb")
    instance_eval(::File.read(path), path, 1)
  rescue StandardError, ScriptError => e
    raise OpsworksApp::Failure, "The hook deploy/#{name}.rb of #{new_resource.app} failed: #{shell.mask(e.message)}", e.backtrace, cause: nil
  end

  def restart
    chef_sleep 'before the restart' do
      seconds settings['sleep_before_restart'].to_i
      only_if { settings['sleep_before_restart'].to_i.positive? }
    end

    run_restart_command
  end

  def run_restart_command
    command = new_resource.restart_command.to_s
    converge_by("restart #{new_resource.app}") { run(command, folder: new_resource.current_path, name: "The restart command of #{new_resource.app}") } unless command.empty?
  end
end
