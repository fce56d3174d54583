resource_name :static_app
provides :static_app
unified_mode true

description 'A static site within nginx: its releases and its site'

use '_app'

action_class do
  def serve
    app = new_resource.settings
    nginx_app_site(name) { settings app }
  end

  # A wrong file of one app would stop nginx from starting at all: it is told before the servers are.
  def take_up
    execute 'nginx -t -q'
    service('nginx') { action :reload }
  end

  def restart_server
    service('nginx') { action :restart }
  end

  def forget
    app = new_resource.settings
    nginx_app_site name do
      settings app
      action :delete
    end

    service('nginx') { action :reload } if ::File.exist?('/usr/sbin/nginx')
  end
end
