resource_name :nodejs_app
provides :nodejs_app
unified_mode true

description 'A Node.js app: its releases with what npm brings, opsworks.js and the service that runs it'

use '_app'

action_class do
  def prepare(release_path)
    app = new_resource.settings
    opsworks_nodejs_config(name) { settings app }

    server = ::File.join(release_path, 'server.js')
    raise OpsworksApp::Failure, "The source of #{name} has no server.js at its root, which is what a Node.js app starts with." unless ::File.exist?(server)

    npm_install(release_path)
  end

  # Hooks may have changed it.
  def verify(release_path)
    shell.run('node', '--check', 'server.js', name: 'node --check server.js', cwd: release_path)
  end

  def serve
    app = new_resource.settings
    opsworks_nodejs_service(name) { settings app }
  end

  def written
    ["#{shared_path}/app.env", "#{shared_path}/config/ssl.*", "/etc/systemd/system/#{OpsworksNodejs.service(name)}.service"]
  end

  def take_up
    app = new_resource.settings
    opsworks_nodejs_service name do
      settings app
      action :restart
    end
  end

  def forget
    app = new_resource.settings
    opsworks_nodejs_service name do
      settings app
      action :delete
    end
  end

  def npm_install(release_path)
    return unless OpsworksNodejs.dependencies?(release_path)

    package node['opsworks_nodejs']['npm']['packages']
    Chef::Log.info("#{name}: npm install")
    shell.run('npm', 'install', '--omit=dev', '--no-audit', '--no-fund', '--no-progress', cwd: release_path, environment: OpsworksApp.environment(app))
  end
end
