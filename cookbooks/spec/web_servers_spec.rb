RSpec.describe 'php-app' do
  with_ssl = { 'deploy' => { 'myphp' => { 'ssl_support' => true, 'ssl_certificate' => 'certificate', 'ssl_certificate_key' => 'key' } } }

  def site(name, directory)
    "#{directory}/sites-available/#{name}.conf"
  end

  on Systems::DEBIAN_KIND do
    after 'setup', 'php-app' do |run|
      expect(run).to install_package('Apache').with(package_name: %w(apache2))
      expect(run).to install_package('PHP').with(package_name: include('libapache2-mod-php', 'php-mbstring'))
      expect(run).to install_package('PHP drivers').with(package_name: %w(php-mysql php-memcached))
      expect(run).to run_execute('a2enmod --quiet rewrite')
      expect(run).to create_link('/etc/apache2/sites-enabled/zzz-default.conf')
      expect(run).to enable_service('apache2').with(service_name: 'apache2')
      expect(run).to start_service('apache2')
      expect(run).not_to enable_service('php-fpm')
      expect(run).to create_user('deploy').with(gid: 'www-data')
    end

    after 'deploy', 'php-app' do |run|
      expect(run).to install_package(%w(libarchive-tools))
      expect(run).to render_file(site('myphp', '/etc/apache2')).with_content(/ServerName php.example.org/).with_content(%r{/var/log/apache2/myphp-error.log})
      expect(run).to create_link('/etc/apache2/sites-enabled/myphp.conf').with(to: '../sites-available/myphp.conf')
      expect(run).to reload_service('apache2').with(service_name: 'apache2')
    end

    after 'deploy', 'php-app', with_ssl do |run|
      expect(run).to run_execute('a2enmod --quiet ssl')
      expect(run).to create_file('/etc/apache2/ssl/php.example.org.key').with(mode: '0600')
      expect(run).to render_file(site('myphp', '/etc/apache2')).with_content('<VirtualHost *:443>')
    end

    after 'shutdown', 'php-app' do |run|
      expect(run).to stop_service('apache2').with(service_name: 'apache2')
    end
  end

  on Systems::AMAZON do
    after 'setup', 'php-app' do |run|
      expect(run).to install_package('Apache').with(package_name: %w(httpd))
      expect(run).to install_package('PHP').with(package_name: include('php8.4-fpm', 'php8.4-mbstring'))
      expect(run).to install_package('PHP drivers').with(package_name: %w(php8.4-mysqlnd))
      expect(run).not_to run_execute('a2enmod --quiet rewrite')
      expect(run).to create_directory('/etc/httpd/sites-enabled')
      expect(run).to create_file('/etc/httpd/conf.d/00-opsworks-sites.conf').with(content: "IncludeOptional sites-enabled/*.conf\n")
      expect(run).to enable_service('apache2').with(service_name: 'httpd')
      expect(run).to enable_service('php-fpm')
      expect(run).to create_user('deploy').with(gid: 'apache')
      expect(run).not_to update_apt_update('package lists')
    end

    after 'deploy', 'php-app' do |run|
      expect(run).to install_package(%w(bsdtar))
      expect(run).to render_file(site('myphp', '/etc/httpd')).with_content(/ServerName php.example.org/).with_content(%r{/var/log/httpd/myphp-error.log})
      expect(run).to reload_service('php-fpm')
      expect(run).to reload_service('apache2').with(service_name: 'httpd')
    end

    after 'deploy', 'php-app', with_ssl do |run|
      expect(run).to install_package('mod_ssl')
      expect(run).to create_file('/etc/httpd/ssl/php.example.org.key').with(mode: '0600')
      expect(run).to render_file(site('myphp', '/etc/httpd')).with_content('<VirtualHost *:443>')
    end

    after 'shutdown', 'php-app' do |run|
      expect(run).to stop_service('apache2').with(service_name: 'httpd')
    end
  end
end

RSpec.describe 'web' do
  on Systems::ALL do
    after 'setup', 'web' do |run|
      expect(run).to install_package('nginx')
      expect(run).to create_file('/etc/nginx/conf.d/opsworks.conf')
      expect(run).to enable_service('nginx')
      expect(run).to start_service('nginx')
    end

    after 'deploy', 'web' do |run|
      expect(run).to render_file('/etc/nginx/sites-available/mystatic').with_content(/server_name "static.example.org"/)
      expect(run).to create_link('/etc/nginx/sites-enabled/mystatic')
    end
  end

  on Systems::DEBIAN_KIND do
    after 'setup', 'web' do |run|
      expect(run).to delete_file('/etc/nginx/sites-enabled/default')
    end
  end

  on Systems::AMAZON do
    after 'setup', 'web' do |run|
      expect(run).to create_directory('/etc/nginx/sites-available')
      expect(run).to create_file('/etc/nginx/conf.d/opsworks-sites.conf').with(content: "include /etc/nginx/sites-enabled/*;\n")
      expect(run).to create_user('deploy').with(gid: 'nginx')
    end
  end
end
