resource_name :php_app
provides :php_app
unified_mode true

description 'A PHP app within Apache: its releases, opsworks.php and its site'

property :settings, Hash, required: true, sensitive: true, description: 'node["deploy"][app]'

default_action :deploy

action :deploy do
  if OpsworksApp::Sources.known?(new_resource.settings['scm'])
    release(:deploy)
  else
    Chef::Log.info("#{new_resource.name}: its source is of the type other, the user's recipes bring it")
  end
end

action :rollback do
  release(:rollback)
end

action :restart do
  release(:restart)
  apache(:restart)
end

action :undeploy do
  apache2_app_site new_resource.name do
    settings new_resource.settings
    action :delete
  end

  apache(:reload) if ::File.exist?('/usr/sbin/apache2')
  release(:delete)
end

action_class do
  def release(what)
    name = new_resource.name
    app = new_resource.settings

    opsworks_app_release name do
      settings app
      command OpsworksApp.command_key(node)
      prepare(proc { opsworks_php_config(name) { settings app } })
      configure(proc do
        apache2_app_site(name) { settings app }
        # PHP's workers remember where `current` led: new ones look again, old ones end their requests first
        service('apache2') { action :reload }
      end)
      action what
    end
  end

  def apache(what)
    service 'apache2' do
      action what
    end
  end
end
