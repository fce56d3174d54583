require 'json'

# What runs a Node.js app. OpsWorks had monit start it; systemd does here, under the same name.
module OpsworksNodejs
  module_function

  def service(name)
    "node_web_app_#{name}"
  end

  def port(app)
    app['ssl_support'] ? 443 : 80
  end

  def running?(unit)
    system('systemctl', 'is-active', '--quiet', unit)
  end

  # Whether npm has anything to do for a release.
  def dependencies?(release)
    manifest = JSON.parse(File.read(File.join(release, 'package.json')))
    steps = manifest['scripts'].to_h.keys & %w(preinstall install postinstall prepare)
    [manifest['dependencies'], manifest['optionalDependencies'], steps].compact.any?(&:any?)
  rescue Errno::ENOENT
    false
  rescue JSON::ParserError
    raise OpsworksApp::Failure, 'package.json is no JSON that can be read.'
  end

  # Its user is the app's, who may bind the port of a web server all the same.
  def unit(name, app)
    current = "#{app['deploy_to']}/current"
    shared = "#{app['deploy_to']}/shared"
    script = "source #{shared}/app.env; export PORT=#{port(app)} NODE_PATH=#{current}/node_modules:#{current}; exec node #{current}/server.js"
    {
      'Unit' => { 'Description' => "Node.js app #{name}", 'After' => 'network.target' },
      'Service' => {
        'User' => app['user'],
        'Group' => app['group'],
        'WorkingDirectory' => current,
        'ExecStart' => "/bin/bash -c '#{script}'",
        'AmbientCapabilities' => 'CAP_NET_BIND_SERVICE',
        'StandardOutput' => "append:#{shared}/log/node.stdout.log",
        'StandardError' => "append:#{shared}/log/node.stderr.log",
        'Restart' => 'always',
        'RestartSec' => 1,
      },
      'Install' => { 'WantedBy' => 'multi-user.target' },
    }
  end
end
