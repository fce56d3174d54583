resource_name :rails_app
provides :rails_app
unified_mode true

description 'A Rails app: its releases with the gems of its bundle, its configuration, and the server of the layer that runs it'

use '_app'

action_class do
  def prepare(release_path)
    raise OpsworksApp::Failure, "The source of #{name} holds no Rails app: it has no config.ru at its root." unless ::File.exist?(::File.join(release_path, 'config.ru'))

    app = new_resource.settings
    rails_config(name) { settings app }
    bundle(release_path)
  end

  # A release that does not boot is found out here, not by its first visitor.
  def verify(release_path)
    if database_awaited?
      Chef::Log.warn("#{name}: its database is not online yet, so whether the release boots is not tried")
      return
    end

    boot = "require './config/environment'"
    command = gemfile?(release_path) ? %w(bundle exec ruby -e) : %w(ruby -e)
    shell.run(*command, boot, cwd: release_path, environment: OpsworksApp.environment(app))
  end

  def serve
    server(:create)
  end

  def written
    return ApacheConf.site_files(node['apache2']['dir'], name, app) unless RailsStack.unicorn?(node)

    [
      "#{shared_path}/app.env", "#{shared_path}/config/unicorn.conf", "/etc/systemd/system/#{UnicornUnits.name(app)}.*",
      *NginxConf.site_files(node['nginx']['dir'], name, app)
    ]
  end

  # The restart command has told the server of the release already.
  def take_up
    server(:reload)
  end

  def forget
    server(:delete)
  end

  def server(what)
    app = new_resource.settings

    declare_resource(RailsStack.server(node), name) do
      settings app
      action what
    end
  end

  # Machines of a stack that start together come up in any order.
  def database_awaited?
    database = app['database'].to_h
    database['type'] && !database['host']
  end

  def gemfile?(release_path)
    ::File.exist?(::File.join(release_path, 'Gemfile'))
  end

  # The machine's own gems where they are what the Gemfile asks for; else bundler fetches them all to one place
  # that the app's releases share.
  def bundle(release_path)
    return unless gemfile?(release_path) && app['auto_bundle_on_deploy']

    here = { cwd: release_path, environment: OpsworksApp.environment(app) }
    shell.run('bundle', 'config', 'set', '--local', 'without', 'development test', **here)
    return if shell.run?('bundle', 'check', **here)

    Chef::Log.info("#{name}: bundle install")
    shell.run('bundle', 'config', 'set', '--local', 'path', "#{app['home']}/.bundler/#{name}", **here)
    shell.run('bundle', 'install', **here)
  end
end
