resource_name :passenger_apache2_app
provides :passenger_apache2_app
unified_mode true

description 'A Rails app that Passenger runs within Apache'

property :settings, Hash, required: true, sensitive: true, description: 'node["deploy"][app]'

default_action :create

action :create do
  app = new_resource.settings
  # whichever release `current` leads to: tmp/restart.txt of the new one starts the app anew
  lines = [
    'PassengerEnabled on',
    "PassengerAppRoot #{app['deploy_to']}/current",
    "PassengerAppEnv #{app['rails_env']}",
    "PassengerUser #{app['user']}",
    "PassengerGroup #{app['group']}",
  ]

  apache2_app_site new_resource.name do
    settings app
    directives lines
  end
end

action :reload do
  service 'apache2' do
    service_name node['apache2']['service']
    action :reload
  end
end

action :delete do
  app = new_resource.settings

  apache2_app_site new_resource.name do
    settings app
    action :delete
  end

  service 'apache2' do
    service_name node['apache2']['service']
    action :reload
    only_if { ::File.exist?(node['apache2']['program']) }
  end
end
