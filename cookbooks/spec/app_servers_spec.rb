RSpec.describe 'nodejs-app' do
  packages = { Systems::DEBIAN_KIND => %w(nodejs), Systems::AMAZON => %w(nodejs22) }

  packages.each do |systems, names|
    on systems do
      after 'setup', 'nodejs-app' do |run|
        expect(run).to install_package('Node.js').with(package_name: names)
      end

      after 'deploy', 'nodejs-app' do |run|
        expect(run).to create_systemd_unit('node_web_app_mynodejs.service')
        expect(run).to restart_systemd_unit('node_web_app_mynodejs.service')
      end
    end
  end
end

RSpec.describe 'java-app' do
  layouts = {
    [%w(debian 12), %w(ubuntu 24.04)] => {
      jvm: 'openjdk-17-jre-headless', tomcat: 'tomcat10', environment: '/etc/default/tomcat10', base: '/var/lib/tomcat10',
      driver: '/usr/share/java/mariadb-java-client.jar', apache: 'apache2'
    },
    [%w(ubuntu 22.04)] => {
      jvm: 'openjdk-17-jre-headless', tomcat: 'tomcat9', environment: '/etc/default/tomcat9', base: '/var/lib/tomcat9',
      driver: '/usr/share/java/mariadb-java-client.jar', apache: 'apache2'
    },
    Systems::AMAZON => {
      jvm: 'java-17-amazon-corretto-headless', tomcat: 'tomcat10', environment: '/etc/sysconfig/tomcat10',
      base: '/usr/share/tomcat10', driver: '/opt/mariadb-java-client.jar', apache: 'httpd',
      custom: { 'opsworks_java' => { 'connectors' => { 'mysql' => { 'jar' => '/opt/mariadb-java-client.jar' } } } }
    },
  }

  layouts.each do |systems, layout|
    on systems do
      after 'setup', 'java-app', layout[:custom].to_h do |run|
        expect(run).to install_package('JVM').with(package_name: [layout[:jvm]])
        expect(run).to install_package('Tomcat').with(package_name: [layout[:tomcat]])
        expect(run).to render_file(layout[:environment]).with_content(/^JAVA_OPTS=/)
        expect(run).to create_link("#{layout[:base]}/lib/mariadb-java-client.jar").with(to: layout[:driver])
        expect(run).to enable_service(layout[:tomcat])
        expect(run).to enable_service('apache2').with(service_name: layout[:apache])
      end

      after 'deploy', 'java-app', layout[:custom].to_h do |run|
        expect(run).to create_link("#{layout[:base]}/webapps/myjava")
        expect(run).to render_file("/etc/#{layout[:tomcat]}/Catalina/localhost/myjava.xml").with_content(/jdbc:mariadb:/)
        expect(run).to render_file("/etc/#{layout[:apache]}/sites-available/myjava.conf").with_content(%r{ProxyPass /myjava/ http://localhost:8080/myjava/})
        expect(run).to restart_service(layout[:tomcat])
        expect(run).to reload_service('apache2').with(service_name: layout[:apache])
      end
    end
  end
end

RSpec.describe 'rails-app' do
  on Systems::DEBIAN_KIND do
    after 'setup', 'rails-app' do |run|
      expect(run).to install_package('Rails').with(package_name: include('ruby-rails'))
      expect(run).to install_package('Passenger').with(package_name: %w(libapache2-mod-passenger))
      expect(run).to install_package('Rails database drivers').with(package_name: %w(ruby-mysql2 libmariadb-dev))
    end

    after 'deploy', 'rails-app' do |run|
      expect(run).to render_file('/etc/apache2/sites-available/myrails.conf').with_content(/PassengerUser deploy/).with_content(/PassengerGroup www-data/)
    end
  end

  packages = { Systems::DEBIAN_KIND => %w(ruby-rails www-data), Systems::AMAZON => ['ruby3.2-rubygem-bundler', 'nginx'] }

  packages.each do |systems, (name, group)|
    on systems do
      after 'setup', 'rails-unicorn' do |run|
        expect(run).to install_package('Rails').with(package_name: include(name))
        expect(run).to enable_service('nginx')
        expect(run).to create_user('deploy').with(gid: group)
      end

      after 'deploy', 'rails-unicorn' do |run|
        expect(run).to create_systemd_unit('unicorn_myrails.socket').with(content: include('Socket' => include('SocketGroup' => group)))
        expect(run).to render_file('/etc/nginx/sites-available/myrails').with_content(/proxy_pass/)
      end
    end
  end

  on Systems::AMAZON do
    after 'setup', 'rails-unicorn' do |run|
      expect(run).not_to install_package('Unicorn')
      expect(run).to install_package('Rails database drivers').with(package_name: %w(mariadb105-devel))
    end
  end
end
