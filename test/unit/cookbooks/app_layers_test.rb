require 'minitest/autorun'
require 'socket'
require 'tmpdir'
require 'yaml'
%w(
  opsworks_app/libraries/apps opsworks_app/libraries/certificate opsworks_app/libraries/failure opsworks_app/libraries/port
  nginx/libraries/nginx_conf opsworks_nodejs/libraries/opsworks_nodejs opsworks_java/libraries/opsworks_java
  rails/libraries/rails_yaml
).each { |library| require_relative "../../../cookbooks/#{library}" }

class CertificateTest < Minitest::Test
  def setup
    @key = OpenSSL::PKey::EC.generate('prime256v1')
    @certificate = OpenSSL::X509::Certificate.new
    @certificate.not_before = Time.now
    @certificate.not_after = Time.now + 60
    @certificate.public_key = @key
    @certificate.sign(@key, OpenSSL::Digest.new('SHA256'))
  end

  def check(certificate, key)
    OpsworksApp::Certificate.check('shop', 'ssl_support' => true, 'ssl_certificate' => certificate, 'ssl_certificate_key' => key)
  end

  def complaint(certificate, key)
    assert_raises(OpsworksApp::Failure) { check(certificate, key) }.message
  end

  def test_a_key_that_belongs_to_its_certificate_is_fine
    assert_nil check(@certificate.to_pem, @key.to_pem)
  end

  def test_what_is_wrong_is_told_in_a_sentence_without_the_key
    other = OpenSSL::PKey::EC.generate('prime256v1').to_pem
    assert_equal 'The SSL private key of shop does not belong to its certificate.', complaint(@certificate.to_pem, other)
    assert_equal 'shop has SSL enabled but no certificate and private key.', complaint(nil, @key.to_pem)
    assert_equal 'The SSL certificate or private key of shop is no PEM text that can be read.', complaint('nonsense', @key.to_pem)
    assert_equal 'The SSL certificate or private key of shop is no PEM text that can be read.', complaint(@certificate.to_pem, 'nonsense')
  end

  def test_an_app_without_ssl_needs_none
    assert_nil OpsworksApp::Certificate.check('shop', 'ssl_support' => false)
  end
end

class NodeFactsTest < Minitest::Test
  def test_the_addresses_of_each_layer_are_in_the_order_of_its_hosts
    instances = { 'web2' => { 'private_ip' => '10.0.0.2' }, 'web1' => { 'private_ip' => '10.0.0.1' }, 'web3' => {} }
    node = { 'opsworks' => { 'layers' => { 'web' => { 'instances' => instances }, 'db' => {} } } }
    assert_equal({ 'db' => [], 'web' => %w(10.0.0.1 10.0.0.2) }, OpsworksApp.hosts(node))
    assert_empty OpsworksApp.hosts({})
  end

  def test_a_shell_reads_variables_as_they_are
    variables = { 'A' => %q(it's "me" $HOME `id` \\ ), 'B' => '', 'C' => "two\nlines" }
    script = "#{OpsworksApp.environment_file(variables)}printf '%s|%s|%s' \"$A\" \"$B\" \"$C\""
    assert_equal variables.values.join('|'), IO.popen(['bash', '-c', script], &:read)
  end

  def test_a_version_is_what_was_asked_for_when_it_begins_with_it
    ['18', '18.x', '18.20', '18.20.4', '', nil].each { |wanted| assert OpsworksApp.version?('18.20.4', wanted), wanted.inspect }
    ['1', '18.2', '0.12.x', '18.20.4.1'].each { |wanted| refute OpsworksApp.version?('18.20.4', wanted), wanted.inspect }
    refute OpsworksApp.version?(nil, '18')
  end
end

class PortTest < Minitest::Test
  def test_an_open_port_is_seen_and_a_server_that_died_ends_the_waiting
    server = TCPServer.new('localhost', 0)
    port = OpsworksApp::Port.new(server.addr[1])
    assert port.open_within?(5) { true }
    server.close
    refute port.open_within?(5) { false }
    refute port.open_within?(0) { true }
  end
end

class NginxConfTest < Minitest::Test
  def test_text_cannot_leave_its_quotes
    assert_equal '"a\" \\\\ b"', NginxConf.quote('a" \\ b')
  end

  def test_the_chain_follows_the_certificate
    assert_equal "one\ntwo\n", NginxConf.certificate('ssl_certificate' => "one\n\n", 'ssl_certificate_ca' => 'two')
    assert_equal "one\n", NginxConf.certificate('ssl_certificate' => 'one')
  end
end

class OpsworksNodejsTest < Minitest::Test
  def dependencies?(manifest)
    Dir.mktmpdir do |release|
      File.write("#{release}/package.json", manifest) if manifest
      OpsworksNodejs.dependencies?(release)
    end
  end

  def test_npm_runs_only_where_it_has_something_to_do
    [nil, '{}', '{"dependencies": {}}', '{"scripts": {"start": "node server.js"}}'].each { |manifest| refute dependencies?(manifest) }
    ['{"dependencies": {"a": "1"}}', '{"optionalDependencies": {"a": "1"}}', '{"scripts": {"postinstall": "make"}}'].each { |manifest| assert dependencies?(manifest) }
    assert_raises(OpsworksApp::Failure) { dependencies?('{') }
  end
end

class OpsworksJavaTest < Minitest::Test
  def test_an_app_is_under_its_name_and_at_the_root_of_its_own_domains
    assert_equal({ '/shop/' => 'http://localhost:8080/shop/', '/' => 'http://localhost:8080/' }, OpsworksJava.proxy('shop', { 'domains' => %w(shop) }, 8080))
    assert_equal({ '/shop/' => 'http://localhost:8080/shop/', '/' => 'http://localhost:8080/shop/' }, OpsworksJava.proxy('shop', { 'domains' => %w(example.org) }, 8080))
    assert_equal({ '/' => 'http://localhost:8080/' }, OpsworksJava.proxy('root', { 'domains' => %w(root) }, 8080))
  end

  def test_text_cannot_leave_its_attribute
    assert_equal '"a&quot;&lt;&amp;"', OpsworksJava.attribute('a"<&')
  end

  def test_a_web_app_has_web_inf_or_a_page
    Dir.mktmpdir do |release|
      assert_equal 'it has neither WEB-INF nor a page at its root.', OpsworksJava.problem(release)
      File.write("#{release}/app.war", '')
      assert_match(/\Ait has app\.war packed/, OpsworksJava.problem(release))
      File.write("#{release}/index.jsp", '')
      assert_nil OpsworksJava.problem(release)
    end
  end
end

class RailsYamlTest < Minitest::Test
  def test_every_environment_has_the_same_settings_whatever_they_hold
    app = { 'database' => { 'adapter' => 'mysql2', 'host' => 'db', 'password' => "a: 'b' #c", 'type' => 'mysql', 'port' => nil } }
    read = YAML.safe_load(RailsYaml.document(RailsYaml.database(app), 'staging'))
    assert_equal %w(development production staging), read.keys
    assert_equal({ 'encoding' => 'utf8', 'adapter' => 'mysql2', 'host' => 'db', 'password' => "a: 'b' #c" }, read['staging'])
    assert_equal 1, read.values.uniq.length
  end
end
