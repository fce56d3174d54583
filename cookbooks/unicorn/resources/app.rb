resource_name :unicorn_app
provides :unicorn_app
unified_mode true

description 'A Rails app that Unicorn runs behind nginx'

property :settings, Hash, required: true, sensitive: true, description: 'node["deploy"][app]'

default_action :create

action :create do
  configuration
  environment_file
  units
  site(:create)
end

action :reload do
  systemd_unit "#{unit}.service" do
    action :start
  end

  nginx_reload new_resource.name
end

%i(start stop).each do |what|
  action what do
    %w(socket service).each do |kind|
      systemd_unit "#{unit}.#{kind}" do
        action what
        only_if { ::File.exist?("/etc/systemd/system/#{unit}.#{kind}") }
      end
    end
  end
end

action :delete do
  %w(socket service).each do |kind|
    systemd_unit "#{unit}.#{kind}" do
      action %i(stop disable delete)
      only_if { ::File.exist?("/etc/systemd/system/#{unit}.#{kind}") }
    end
  end

  site(:delete)

  nginx_reload new_resource.name do
    only_if { ::File.exist?('/usr/sbin/nginx') }
  end
end

action_class do
  def app
    new_resource.settings
  end

  def unit
    UnicornUnits.name(app)
  end

  def configuration
    workers = node['unicorn']['worker_processes'] || node['rails']['max_pool_size']

    template "#{app['deploy_to']}/shared/config/unicorn.conf" do
      cookbook 'unicorn'
      source 'unicorn.conf.erb'
      variables(deploy_to: app['deploy_to'], socket: UnicornUnits.socket_path(app), settings: node['unicorn'], workers: workers)
      mode '0644'
    end

    template "#{app['deploy_to']}/shared/scripts/unicorn" do
      cookbook 'unicorn'
      source 'unicorn.sh.erb'
      variables(deploy_to: app['deploy_to'])
      mode '0755'
    end
  end

  def environment_file
    settings = app

    opsworks_app_environment_file new_resource.name do
      settings settings
    end
  end

  # Each names the other: neither can be verified while the other is not there.
  def units
    service = UnicornUnits.service(app)
    socket = UnicornUnits.socket(app, node['unicorn']['backlog'])

    systemd_unit "#{unit}.service" do
      content service
      verify false
      action %i(create enable)
    end

    systemd_unit "#{unit}.socket" do
      content socket
      verify false
      action %i(create enable start)
    end
  end

  def site(what)
    settings = app
    socket = "unix:#{UnicornUnits.socket_path(app)}"

    nginx_app_site new_resource.name do
      settings settings
      upstream socket
      action what
    end
  end
end
