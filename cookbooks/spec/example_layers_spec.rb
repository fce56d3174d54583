RSpec.describe 'the example layers' do
  repository = { 'uri' => 'http://packages.example.org/debian', 'key' => 'http://packages.example.org/key.asc' }

  Systems::DEBIAN_KIND.each do |platform, version|
    context "on #{platform} #{version}" do
      define_method(:run) { |recipe, custom = {}| Examples.converge(recipe, platform, version, custom) }

      it 'set up PostgreSQL for the instances of the stack' do
        postgresql = { 'debian 12' => '15', 'ubuntu 22.04' => '14', 'ubuntu 24.04' => '16' }.fetch("#{platform} #{version}")
        done = run('postgresql::setup')
        expect(done).to install_package('postgresql')
        expect(done).to render_file("/etc/postgresql/#{postgresql}/main/pg_hba.conf").with_content('host all all 10.0.0.9/32 scram-sha-256')
        expect(done).to enable_service('postgresql')
      end

      it 'give each app of the stack a role and a database' do
        done = run('postgresql::deploy', 'deploy' => { 'shop' => {} }, 'postgresql' => { 'password' => 's3cret' })
        expect(done).to create_postgresql_database('shop')
      end

      it 'set up Varnish in front of a layer' do
        done = run('varnish::setup')
        expect(done).to render_file('/etc/varnish/default.vcl').with_content(/backend b_web_1 \{\s+.host = "10.0.0.9";/)
        expect(done).to render_file('/etc/systemd/system/varnish.service.d/opsworks.conf').with_content(' -a :80 ')
        expect(done).to enable_service('varnish')
      end

      it 'run a Django app of the type other' do
        done = run('django::deploy', 'deploy' => { 'notes' => { 'application_type' => 'other', 'scm' => {} } })
        expect(done).to deploy_opsworks_app_release('notes')
        expect(done).to create_systemd_unit('django_notes.service').with(content: include('Service' => include('ExecStart' => /notes.wsgi/)))
      end

      it 'set up CouchDB from the repository that custom JSON names' do
        done = run('couchdb::setup', 'couchdb' => { 'repository' => repository, 'password' => 's3cret', 'cookie' => 'c00kie' })
        expect(done).to add_apt_repository('couchdb').with(uri: repository['uri'], key: [repository['key']])
        expect(done).to install_package('couchdb').with(response_file: 'couchdb.seed.erb')
        expect(done).to render_file('/opt/couchdb/etc/local.d/20-opsworks.ini').with_content('port = 5984')
        expect(done).to enable_service('couchdb')
      end

      it 'set up Cassandra with the first instances of its layer as seeds' do
        done = run('cassandra::setup', 'cassandra' => { 'repository' => repository })
        expect(done).to add_apt_repository('cassandra').with(distribution: '50x')
        expect(done).to install_package('cassandra')
        expect(done).to render_file('/etc/cassandra/cassandra.yaml').with_content('- seeds: "10.0.0.1,10.0.0.2"').with_content('cluster_name: "MyStack"')
      end

      it 'set up MongoDB as one replica set of its layer' do
        done = run('mongodb::setup', 'mongodb' => { 'repository' => repository })
        expect(done).to install_package('MongoDB').with(package_name: %w(mongodb-org-server mongodb-mongosh))
        expect(done).to render_file('/etc/mongod.conf').with_content('bindIp: 127.0.0.1,10.0.0.1')
        expect(done).to render_file('/var/lib/mongodb/opsworks-members.js').with_content('["10.0.0.1:27017","10.0.0.2:27017"]')
      end

      it 'set up Solr from the archive that custom JSON names' do
        solr = { 'archive' => 'http://packages.example.org/solr-9.7.0.tgz', 'checksum' => 'a' * 64, 'cores' => %w(books) }
        done = run('solr::setup', 'solr' => solr)
        expect(done).to create_remote_file(/solr-aaaaaaaaaaaa.tgz/).with(source: [solr['archive']], checksum: solr['checksum'])
        expect(done).to start_systemd_unit('solr.service')
        expect(done).to run_execute('Solr core books')
      end

      %w(cassandra mongodb).each do |name|
        it "say which attributes #{name} needs" do
          expect { run("#{name}::setup") }.to raise_error(/has no package of #{name}, .* set node\['#{name}'\]\['repository'\]\['uri'\] and node\['#{name}'\]\['repository'\]\['key'\] in custom JSON/)
        end
      end

      it 'say which attributes CouchDB and Solr need' do
        expect { run('couchdb::setup') }.to raise_error(/CouchDB needs a password: set node\['couchdb'\]\['password'\]/)
        expect { run('couchdb::setup', 'couchdb' => { 'password' => 's3cret', 'cookie' => 'c00kie' }) }.to raise_error(/has no package of couchdb/)
        expect { run('solr::setup') }.to raise_error(/has no package of Solr: set node\['solr'\]\['archive'\] and node\['solr'\]\['checksum'\]/)
      end
    end
  end
end
