# What every instance runs, whatever its layers.
RSpec.describe 'the base recipes' do
  on Systems::DEBIAN_KIND do
    after 'setup', 'web' do |run|
      expect(run).to install_package('MySQL client').with(package_name: %w(default-mysql-client))
      expect(run).to install_package('ganglia-monitor')
      expect(run).to render_file('/etc/security/limits.d/opsworks.conf').with_content('* soft nofile 65536')
    end

    after 'update_dependencies', 'web' do |run|
      expect(run).to periodic_apt_update('package lists')
      expect(run.node['dependencies']['upgrade_command']).to match(/^apt-get .* upgrade$/)
    end
  end

  on Systems::AMAZON do
    after 'setup', 'web' do |run|
      expect(run).to install_package('MySQL client').with(package_name: %w(mariadb105))
      expect(run).to render_file('/etc/security/limits.d/opsworks.conf').with_content('* soft nofile 65536')
      expect(run).not_to update_apt_update('package lists')
    end

    after 'update_dependencies', 'web' do |run|
      expect(run).not_to periodic_apt_update('package lists')
      expect(run.node['dependencies']['upgrade_command']).to eq('dnf --assumeyes --releasever=latest upgrade')
    end
  end
end
