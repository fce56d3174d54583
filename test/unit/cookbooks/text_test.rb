require 'minitest/autorun'
require 'tmpdir'
require 'uri'
%w(
  apache2/libraries/apache_conf opsworks_app/libraries/address opsworks_app/libraries/apps opsworks_app/libraries/failure
  opsworks_app/libraries/s3_source opsworks_initial_setup/libraries/package_lists
  opsworks_stack_state_sync/libraries/stack_hosts php/libraries/opsworks_php ebs/libraries/ebs_device
).each { |library| require_relative "../../../cookbooks/#{library}" }

class AddressTest < Minitest::Test
  def address(scm)
    OpsworksApp::Address.new(scm)
  end

  def test_credentials_leave_the_url
    found = address('repository' => 'https://me:p%40ss+1@example.org/a.git')
    assert_equal ['https://example.org/a.git', 'me', 'p@ss+1'], [found.url, found.user, found.password]
  end

  def test_given_credentials_go_before_those_of_the_url
    found = address('repository' => 'https://x:y@example.org/a.git', 'user' => 'me', 'password' => 'secret')
    assert_equal %w(me secret), [found.user, found.password]
  end

  def test_an_ssh_address_stays
    found = address('repository' => 'git@example.org:team/a.git', 'user' => '', 'password' => nil)
    assert_equal ['git@example.org:team/a.git', nil, nil], [found.url, found.user, found.password]
  end

  def test_a_password_may_hold_an_at_sign_and_none_of_it_stays
    found = address('repository' => 'svn://me:p@ss@example.org/trunk')
    assert_equal ['svn://example.org/trunk', 'me', 'p@ss'], [found.url, found.user, found.password]
    assert_equal 'https://example.org/a@b', address('repository' => 'https://example.org/a@b').url
  end

  def test_a_user_alone_may_be_a_token_and_is_hidden
    assert_equal %w(t0ken), address('repository' => 'https://t0ken@example.org/a.git').secrets
    assert_equal %w(pass), address('repository' => 'https://me:pass@example.org/a.git').secrets
  end

  def test_a_query_may_be_a_signature_and_is_not_shown
    found = address('repository' => 'https://example.org/a.zip?X-Amz-Signature=abc')
    assert_equal 'https://example.org/a.zip', found.to_s
    assert_equal 'https://example.org/a.zip?X-Amz-Signature=abc', found.url
  end

  def test_no_address_is_told_in_a_sentence
    error = assert_raises(OpsworksApp::Failure) { address('repository' => nil) }
    assert_equal 'The app source names no repository URL.', error.message
  end
end

class S3AddressTest < Minitest::Test
  def location(url)
    OpsworksApp::S3Source.new({}, OpsworksApp::Address.new('repository' => url), nil).send(:location)
  end

  def test_every_spelling_of_an_object_is_understood
    east = { bucket: 'apps', key: 'a b/c.zip', region: 'us-east-1' }
    assert_equal east, location('https://s3.amazonaws.com/apps/a%20b/c.zip')
    assert_equal east, location('https://apps.s3.amazonaws.com/a%20b/c.zip')
    west = east.merge(region: 'eu-west-1')
    assert_equal west, location('https://apps.s3.eu-west-1.amazonaws.com/a%20b/c.zip')
    assert_equal west, location('https://s3-eu-west-1.amazonaws.com/apps/a%20b/c.zip')
  end

  def test_another_host_is_refused
    assert_raises(OpsworksApp::Failure) { location('https://example.org/apps/c.zip') }
  end
end

class ApacheConfTest < Minitest::Test
  def test_quotes_and_backslashes_are_escaped
    assert_equal '"a \"b\" \\\\c"', ApacheConf.quote('a "b" \\c')
  end

  def test_nothing_is_put_in_place_of_a_variable
    assert_equal '"${OPSWORKS_DOLLAR}{HOME} $5"', ApacheConf.quote('${HOME} $5')
  end
end

class OpsworksPhpTest < Minitest::Test
  def test_text_cannot_leave_its_quotes
    assert_equal "'it\\'s \\\\ fine'", OpsworksPhp.php("it's \\ fine")
  end

  def test_lists_and_maps_become_arrays
    assert_equal "array('a' => array('1', 2, null, true))", OpsworksPhp.php('a' => ['1', 2, nil, true])
  end
end

class StackHostsTest < Minitest::Test
  OPSWORKS = {
    'layers' => { 'php-app' => { 'instances' => { 'php2' => { 'private_ip' => '10.0.0.2', 'ip' => '1.1.1.2' } } } },
    'instance' => { 'hostname' => 'php1', 'private_ip' => '10.0.0.1', 'ip' => nil },
  }.freeze

  def test_every_online_instance_and_oneself_is_named
    assert_equal ['10.0.0.1 php1', '10.0.0.2 php2', '1.1.1.2 php2-ext'], StackHosts.lines(OPSWORKS)
  end

  def test_what_else_is_in_the_file_stays
    once = StackHosts.merge("127.0.0.1 localhost\n", ['10.0.0.1 a'])
    twice = StackHosts.merge(once.sub("localhost\n", "localhost\n10.9.9.9 mine\n"), ['10.0.0.2 b'])
    assert_includes twice, "127.0.0.1 localhost\n10.9.9.9 mine\n"
    assert_includes twice, '10.0.0.2 b'
    refute_includes twice, '10.0.0.1 a'
    assert_equal twice, StackHosts.merge(twice, ['10.0.0.2 b'])
  end
end

class PackageListsTest < Minitest::Test
  def test_lists_are_stale_when_there_are_none_or_they_are_old
    Dir.mktmpdir do |lists|
      assert OpsworksPackageLists.stale?(60, lists: lists)
      File.write("#{lists}/debian_Packages", '')
      refute OpsworksPackageLists.stale?(60, lists: lists)
      assert OpsworksPackageLists.stale?(60, now: Time.now + 61, lists: lists)
    end
  end
end

class EbsDeviceTest < Minitest::Test
  def test_a_mounted_place_is_told_from_its_neighbours
    mounts = "/dev/xvdf /vol/mysql xfs rw 0 0\n"
    assert EbsDevice.mounted?('/vol/mysql/', mounts)
    refute EbsDevice.mounted?('/vol', mounts)
  end
end

class AppsTest < Minitest::Test
  def test_one_command_has_one_key
    opsworks = { 'activity' => 'deploy', 'deployment' => 'd-1', 'sent_at' => 5 }
    assert_equal 'deploy-d-1-5', OpsworksApp.command_key('opsworks' => opsworks)
    refute_equal 'deploy-d-1-5', OpsworksApp.command_key('opsworks' => opsworks.merge('sent_at' => 6))
  end

  def test_apps_are_told_by_their_type
    node = { 'deploy' => { 'a' => { 'application_type' => 'php' }, 'b' => { 'application_type' => 'rails' } } }
    assert_equal %w(a), OpsworksApp.of_type(node, 'php').keys
    assert_empty OpsworksApp.of_type({}, 'php')
  end
end
