resource_name :static_app
provides :static_app
unified_mode true

description 'A static site within nginx: its releases and its site'

use '_app'

action_class do
  def verify(release_path)
    verify_document_root(release_path)
  end

  def serve
    app = new_resource.settings
    nginx_app_site(name) { settings app }
  end

  def written
    NginxConf.site_files(node['nginx']['dir'], name, app)
  end

  def take_up
    nginx_reload name
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

    nginx_reload name if ::File.exist?('/usr/sbin/nginx')
  end
end
