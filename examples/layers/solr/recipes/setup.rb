missing = %w(archive checksum).reject { |name| node['solr'][name] }
raise "#{node['platform'].capitalize} has no package of Solr: set #{missing.map { |name| "node['solr']['#{name}']" }.join(' and ')} in custom JSON." if missing.any?

package 'Java for Solr' do
  package_name node['solr']['java_packages']
end

user 'solr' do
  system true
  home '/var/solr'
  shell '/usr/sbin/nologin'
end

%w(/var/solr /var/solr/data).each do |path|
  directory path do
    owner 'solr'
    mode '0750'
  end
end

directory '/opt/solr'

archive = "#{Chef::Config[:file_cache_path]}/solr-#{node['solr']['checksum'][0, 12]}.tgz"

remote_file archive do
  source node['solr']['archive']
  checksum node['solr']['checksum']
end

# its own root is left out: the paths below are the same for every version
archive_file archive do
  destination '/opt/solr'
  strip_components 1
  overwrite :auto
  notifies :restart, 'systemd_unit[solr.service]'
end

systemd_unit 'solr.service' do
  content(
    'Unit' => { 'Description' => 'Apache Solr', 'After' => 'network.target' },
    'Service' => {
      'User' => 'solr',
      'Environment' => "SOLR_HOME=/var/solr/data SOLR_LOGS_DIR=/var/solr/logs SOLR_PID_DIR=/var/solr SOLR_JETTY_HOST=0.0.0.0 SOLR_HEAP=#{node['solr']['memory']}",
      'ExecStart' => "/opt/solr/bin/solr start -f --user-managed -p #{node['solr']['port']}",
      'LimitNOFILE' => 65_000,
      'Restart' => 'on-failure',
    },
    'Install' => { 'WantedBy' => 'multi-user.target' }
  )
  action %i(create enable start)
  notifies :restart, 'systemd_unit[solr.service]'
end

node['solr']['cores'].each do |core|
  execute "Solr core #{core}" do
    command "/opt/solr/bin/solr create -c #{core} --solr-url http://localhost:#{node['solr']['port']}"
    user 'solr'
    creates "/var/solr/data/#{core}/core.properties"
    retries 10
    retry_delay 3
  end
end
