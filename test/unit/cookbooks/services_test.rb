require 'minitest/autorun'
%w(
  haproxy/libraries/haproxy_config mysql/libraries/mysql_accounts mysql/libraries/mysql_quote
  opsworks_ganglia/libraries/ganglia_master opsworks_ganglia/libraries/ganglia_page
).each { |library| require_relative "../../../cookbooks/#{library}" }

# As much of Chef's node as the libraries ask.
class Node < Hash
  def read(*path)
    dig(*path)
  end
end

class HaproxyConfigTest < Minitest::Test
  FACTORS = { 'maxcon_factor_php_app' => 10, 'maxcon_factor_static' => 15, 'maxcon_factor_java_app' => 10 }.freeze

  def config(settings)
    HaproxyConfig.new(FACTORS.merge('health_check_method' => 'OPTIONS').merge(settings))
  end

  def server(backends, name = 'app1', address = '10.0.0.1')
    { 'name' => name, 'ip' => address, 'backends' => backends }
  end

  def app(domains, mounted_at = nil)
    { 'domains' => domains, 'mounted_at' => mounted_at }
  end

  def test_a_server_weighs_its_processes_and_takes_so_many_connections_for_each
    assert_equal [[8, 80]], config('php_backends' => [server(8)]).servers('php').map { |one| [one.weight, one.maxconn] }
    assert_equal [[10, 150]], config('static_backends' => [server(nil)]).servers('static').map { |one| [one.weight, one.maxconn] }
  end

  def test_weights_beyond_the_greatest_shrink_in_proportion
    assert_equal [256, 128, 1], config('php_backends' => [server(1152), server(576), server(1)]).servers('php').map(&:weight)
  end

  def test_a_server_without_an_address_is_left_out
    assert_empty config('php_backends' => [server(8, 'app1', nil)]).kinds
  end

  def test_the_first_kind_with_servers_is_the_default
    assert_equal %w(php static java), config('java_backends' => [server(1)], 'static_backends' => [server(1)], 'php_backends' => [server(1)]).kinds
  end

  def test_static_apps_claim_requests_first_and_java_apps_never
    settings = { 'php_backends' => [server(1)], 'static_backends' => [server(1)], 'java_backends' => [server(1)] }
    apps = { 'php_applications' => { 'shop' => app(%w(shop.example.org), '/shop') }, 'static_applications' => { 'pages' => app(%w(pages)) }, 'java_applications' => { 'beans' => app(%w(beans)) } }
    assert_equal [['static_pages', nil], ['php_shop', '/shop']], config(settings.merge(apps)).routes.map { |route| [route.name, route.path] }
  end

  def test_an_app_of_a_kind_without_servers_claims_nothing
    assert_empty config('static_backends' => [server(1)], 'php_applications' => { 'shop' => app(%w(shop)) }).routes
  end

  def test_static_servers_are_checked_with_get
    assert_equal %w(GET OPTIONS), [config({}).check_method('static'), config({}).check_method('php')]
  end

  def test_quoted_text_has_nothing_special
    assert_equal %q('it'\''s $HOME "x"'), HaproxyConfig.quote(%q(it's $HOME "x"))
  end
end

class MysqlTest < Minitest::Test
  def test_a_password_is_kept_as_the_server_keeps_it
    assert_equal '*2470C0C06DEE42FD1618BB99005ADCA2EC9D1E19', MysqlAccounts.hash_of('password')
  end

  def test_no_password_is_told_in_a_sentence
    error = assert_raises(RuntimeError) { MysqlAccounts.root_password(Node.new) }
    assert_includes error.message, 'The MySQL layer has no root password'
  end

  def test_databases_are_those_of_the_stacks_own_server
    own = { 'type' => 'mysql', 'data_source_provider' => 'stack', 'database' => 'shop' }
    apps = { 'shop' => own, 'rds' => own.merge('data_source_provider' => 'rds'), 'none' => {} }
    node = Node[{ 'deploy' => apps.transform_values { |database| { 'database' => database } } }]
    assert_equal [own], MysqlAccounts.databases(node)
  end

  def test_text_and_names_stay_within_their_quotes
    assert_equal %q('a\'; DROP\\\\'), MysqlQuote.text(%q(a'; DROP\\))
    assert_equal '`a``b`', MysqlQuote.name('a`b')
    assert_equal '`my\_shop\%`', MysqlQuote.pattern('my_shop%')
  end
end

class GangliaTest < Minitest::Test
  def node(own: %w(monitoring-master), masters: {})
    instance = { 'private_ip' => '10.0.0.5', 'layers' => own }
    Node[{ 'opsworks' => { 'instance' => instance, 'layers' => { 'monitoring-master' => { 'instances' => masters } } } }]
  end

  def test_the_first_master_online_is_the_one
    masters = { 'm2' => { 'private_ip' => '10.0.0.7' }, 'm1' => { 'private_ip' => '10.0.0.5' } }
    assert_equal ['10.0.0.7', false], [GangliaMaster.address(node(masters: masters)), GangliaMaster.collects?(node(masters: masters))]
  end

  def test_a_master_that_sets_up_alone_begins_with_itself
    assert_equal ['10.0.0.5', true], [GangliaMaster.address(node), GangliaMaster.collects?(node)]
  end

  def test_without_a_master_a_client_has_nobody_to_report_to
    assert_nil GangliaMaster.address(node(own: %w(php-app)))
  end

  def test_a_password_line_stays_as_long_as_its_user_and_password_do
    line = GangliaPage.htpasswd(nil, 'opsworks', 'secret')
    assert_match(/\Aopsworks:\$6\$[^:]+\n\z/, line)
    assert_equal line, GangliaPage.htpasswd(line, 'opsworks', 'secret')
    refute_equal line, GangliaPage.htpasswd(line, 'opsworks', 'another')
    refute_equal line, GangliaPage.htpasswd(line, 'me', 'secret')
  end

  def test_no_password_is_told_in_a_sentence
    error = assert_raises(RuntimeError) { GangliaPage.htpasswd(nil, 'opsworks', nil) }
    assert_includes error.message, 'The Ganglia layer has no password'
  end

  def test_an_event_is_kept_once_and_old_ones_go
    one = GangliaPage.events('[]', { 'event_id' => '1' }, 2)
    assert_equal one, GangliaPage.events(one, { 'event_id' => '1' }, 2)
    three = %w(2 3).reduce(one) { |text, id| GangliaPage.events(text, { 'event_id' => id }, 2) }
    assert_equal %w(2 3), JSON.parse(three).map { |event| event['event_id'] }
  end

  def test_a_broken_list_of_events_begins_anew
    assert_equal [{ 'event_id' => '1' }], JSON.parse(GangliaPage.events('{', { 'event_id' => '1' }, 2))
  end

  def test_a_view_names_its_hosts_and_no_others
    view = JSON.parse(GangliaPage.view('php-app', %w(b.x a)))
    assert_equal ['^(a|b\.x)$'], view['items'].flat_map { |item| item['host_regex'] }.map { |one| one['regex'] }.uniq
  end
end
