resource_name :opsworks_nodejs_service
provides :opsworks_nodejs_service
unified_mode true

description 'The service that runs an app: server.js on port 80, or 443 with SSL, with the variables of shared/app.env'

property :settings, Hash, required: true, sensitive: true, description: 'node["deploy"][app]'

default_action :create

action :create do
  certificates if app['ssl_support']

  settings = app
  opsworks_app_environment_file new_resource.name do
    settings settings
  end

  systemd_unit unit do
    content OpsworksNodejs.unit(new_resource.name, app)
    action %i(create enable)
  end
end

# A server that does not come up fails the command: nobody looks at a service that only says "started".
action :restart do
  systemd_unit unit do
    action :restart
  end

  ruby_block "#{new_resource.name} listens on port #{port}" do
    block { await_server }
  end
end

action :start do
  systemd_unit unit do
    action :start
  end
end

action :stop do
  systemd_unit unit do
    action :stop
    only_if { installed? }
  end
end

action :delete do
  systemd_unit unit do
    action %i(stop disable delete)
    only_if { installed? }
  end
end

action_class do
  def app
    new_resource.settings
  end

  def shared_path
    ::File.join(app['deploy_to'], 'shared')
  end

  def unit
    "#{OpsworksNodejs.service(new_resource.name)}.service"
  end

  def port
    OpsworksNodejs.port(app)
  end

  def installed?
    ::File.exist?("/etc/systemd/system/#{unit}")
  end

  def certificates
    { 'crt' => 'ssl_certificate', 'key' => 'ssl_certificate_key', 'ca' => 'ssl_certificate_ca' }.each do |ending, setting|
      file ::File.join(shared_path, 'config', "ssl.#{ending}") do
        content "#{app[setting]}\n"
        owner app['user']
        group app['group']
        mode '0400'
        sensitive true
        action app[setting] ? :create : :delete
      end
    end
  end

  def await_server
    limit = node['opsworks_nodejs']['start_timeout']
    return if OpsworksApp::Port.new(port).open_within?(limit) { OpsworksNodejs.running?(unit) }

    raise OpsworksApp::Failure, "server.js of #{new_resource.name} does not listen on port #{port} (process.env.PORT): #{complaint}"
  end

  def complaint
    log = ::File.join(shared_path, 'log', 'node.stderr.log')
    said = ::File.exist?(log) ? ::File.foreach(log).map(&:strip).grep(/\w*Error\b/).last : nil
    said || "it said nothing within #{node['opsworks_nodejs']['start_timeout']} seconds."
  end
end
