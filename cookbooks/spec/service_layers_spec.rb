RSpec.describe 'memcached' do
  on Systems::DEBIAN_KIND do
    after 'setup', 'memcached' do |run|
      expect(run).to upgrade_package('memcached')
      expect(run).to render_file('/etc/memcached.conf').with_content(/^-m 512$/).with_content(/^-u nobody$/)
      expect(run).to enable_service('memcached')
    end
  end

  on Systems::AMAZON do
    after 'setup', 'memcached' do |run|
      expect(run).to upgrade_package('memcached')
      expect(run).to render_file('/etc/sysconfig/memcached').with_content(/^CACHESIZE="512"$/).with_content(/^OPTIONS="-l 0.0.0.0 -U 0"$/)
      expect(run).to enable_service('memcached')
    end
  end
end

RSpec.describe 'lb' do
  sockets = { Systems::DEBIAN_KIND => '/run/haproxy/admin.sock', Systems::AMAZON => '/var/lib/haproxy/stats' }

  sockets.each do |systems, socket|
    on systems do
      after 'setup', 'lb' do |run|
        expect(run).to install_package('haproxy')
        expect(run).to render_file('/etc/haproxy/haproxy.cfg').with_content("stats socket #{socket} mode 660")
        expect(run).to enable_service('haproxy')
      end

      after 'configure', 'lb' do |run|
        expect(run).to render_file('/etc/haproxy/haproxy.cfg').with_content(/server php-app1 10\.0\.0\.15:80 weight \d+/)
      end
    end
  end
end

RSpec.describe 'db-master' do
  layouts = {
    Systems::DEBIAN_KIND => { server: 'mariadb-server', client: 'default-mysql-client', config: '/etc/mysql/mariadb.conf.d/90-opsworks.cnf' },
    Systems::AMAZON => { server: 'mariadb105-server', client: 'mariadb105', config: '/etc/my.cnf.d/zz-opsworks.cnf' },
  }

  layouts.each do |systems, layout|
    on systems do
      after 'setup', 'db-master' do |run|
        expect(run).to install_package('MySQL server').with(package_name: [layout[:server]])
        expect(run).to install_package('MySQL client').with(package_name: [layout[:client]])
        expect(run).to render_file(layout[:config]).with_content(/^\[mysqld\]$/).with_content(/^port = 3306$/)
        expect(run).to enable_service('mariadb')
      end

      %w(setup configure deploy).each do |event|
        after event, 'db-master' do |run|
          expect(run).to create_mysql_account('root')
          %w(php static nodejs java rails).each { |type| expect(run).to create_mysql_database("#{type}_data").with(user: 'root') }
        end
      end

      after 'shutdown', 'db-master' do |run|
        expect(run).to stop_service('mariadb')
      end
    end
  end
end

RSpec.describe 'monitoring-master' do
  on Systems::DEBIAN_KIND do
    after 'setup', 'monitoring-master' do |run|
      expect(run).to install_package('Ganglia master').with(package_name: include('gmetad', 'ganglia-webfrontend'))
      expect(run).to install_package('ganglia-monitor')
      expect(run).to enable_service('gmetad')
      expect(run).to render_file('/etc/ganglia/gmetad.conf').with_content(/data_source "MyStack" 15 10\.0\.0\.13:8649/)
    end
  end

  on Systems::AMAZON do
    it 'leaves the other layers of its stack alone' do
      run = converged('web', 'setup')
      expect(run).not_to install_package('ganglia-monitor')
      expect(run).not_to enable_service('ganglia-monitor')
    end
  end
end
