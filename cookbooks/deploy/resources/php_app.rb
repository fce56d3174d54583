resource_name :php_app
provides :php_app
unified_mode true

description 'A PHP app within Apache: its releases, opsworks.php and its site'

use '_app'

action_class do
  def prepare(_release_path)
    app = new_resource.settings
    opsworks_php_config(name) { settings app }
  end

  # PHP reads a page when it is asked for: those that visitors enter by are read once before.
  def verify(release_path)
    verify_document_root(release_path)
    pages = ::Dir.glob(::File.join(release_path, app['document_root'].to_s, '*.php'))
    pages.sort.each { |page| shell.run('php', '-d', 'display_errors=stderr', '-d', 'log_errors=0', '-l', page, name: "php -l #{::File.basename(page)}") }
  end

  def serve
    app = new_resource.settings
    apache2_app_site(name) { settings app }
  end

  def written
    ApacheConf.site_files(node['apache2']['dir'], name, app)
  end

  # PHP's workers remember where `current` led: new ones look again, old ones end their requests first.
  def take_up
    apache(:reload)
  end

  def restart_server
    apache(:restart)
  end

  def forget
    app = new_resource.settings
    apache2_app_site name do
      settings app
      action :delete
    end

    apache(:reload) if ::File.exist?(node['apache2']['program'])
  end

  # With what runs PHP where that is not Apache itself.
  def apache(what)
    service 'apache2' do
      service_name node['apache2']['service']
      action what
    end

    node['mod_php5_apache2']['services'].each do |name|
      service(name) { action what }
    end
  end
end
