# frozen_string_literal: true

require 'test_helper'
require 'digest'

# Real runs of Chef. Where a machine has none, each of these says so.
class ChefTest < Minitest::Test
  GEMS = ENV.fetch('OPSWRIGHT_CHEF_GEMS', '/opt/chef/gems')
  LAYERS = {
    'php-app' => { 'instances' => { 'php-app1' => { 'private_ip' => '10.0.0.1' }, 'php-app2' => { 'private_ip' => '10.0.0.2' } } },
    'db-master' => { 'instances' => { 'db1' => { 'private_ip' => '10.0.0.9' } } }
  }.freeze
  ATTRIBUTES = {
    'opsworks' => { 'activity' => 'configure', 'layers' => LAYERS,
                    'instance' => { 'hostname' => 'php-app1', 'layers' => ['php-app'], 'private_ip' => '10.0.0.1' } },
    'deploy' => { 'foo' => { 'application' => 'foo' } }, 'probe' => { 'level' => 'service' }
  }.freeze
  BAGS = {
    'aws_opsworks_app' => { 'foo' => { 'shortname' => 'foo', 'deploy' => true, 'domains' => ['foo.example.com'] },
                            'bar' => { 'shortname' => 'bar', 'deploy' => false } },
    'aws_opsworks_instance' => { 'php-app1' => { 'hostname' => 'php-app1', 'self' => true },
                                 'php-app2' => { 'hostname' => 'php-app2', 'self' => false } },
    'aws_opsworks_stack' => { 'one' => { 'name' => 'MyStack' } }
  }.freeze

  # Chef is loaded once for all tests, as it is on an instance.
  Stage = Struct.new(:control_plane, :agent, :archive) do
    def self.shared
      @shared ||= build
    end

    def self.build
      control_plane = FakeControlPlane.new
      agent = AgentUnderTest.new(control_plane)
      agent.environment.merge!('OPSWRIGHT_ENGINE' => nil, 'OPSWRIGHT_CHEF_GEMS' => GEMS, 'OPSWRIGHT_REBOOT' => 'true')
      archive = `tar -C #{AgentUnderTest::HERE}/support -cz cookbooks`
      control_plane.objects['/agent/cookbooks'] = archive
      Minitest.after_run { agent.remove && control_plane.stop }
      new(control_plane, agent.start, archive)
    end
  end

  def setup
    skip "no Chef in #{GEMS}; set OPSWRIGHT_CHEF_GEMS to a folder that has it" unless Dir.exist?("#{GEMS}/gems")
    @stage = Stage.shared
    @file = "#{@stage.agent.root}/seen-#{name}"
  end

  def teardown
    puts "\n#{name}:\n#{@stage.agent.log}\n#{@log}" unless passed? || skipped?
  end

  def test_recipes_see_both_views_of_the_configuration
    assert_equal 0, run_recipes('probe')['exitCode']
    seen = JSON.parse(File.read(@file))
    assert_equal ['configure', ['foo'], 'php-app1'], seen.values_at('activity', 'app', 'name')
    assert_equal [['foo'], ['php-app1'], 'MyStack', ['foo.example.com']], seen.values_at('apps', 'self', 'stack', 'item')
    assert_equal 'mine', seen['own_bag']
  end

  def test_service_attributes_beat_cookbook_defaults_and_lose_to_custom_json
    run_recipes('probe')
    seen = JSON.parse(File.read(@file))
    assert_equal ['service', 'cookbook default', 'custom'], seen.values_at('level', 'lowest', 'custom')
    run_recipes('probe', custom: { 'level' => 'custom JSON' })
    assert_equal 'custom JSON', JSON.parse(File.read(@file))['level']
  end

  def test_search_finds_the_online_instances_of_a_layer
    run_recipes('probe')
    seen = JSON.parse(File.read(@file))
    assert_equal [['php-app1', '10.0.0.1'], ['php-app2', '10.0.0.2']], seen['peers']
    assert_equal ['10.0.0.9'], seen['databases']
  end

  def test_recipes_see_the_machine
    run_recipes('probe')
    seen = JSON.parse(File.read(@file))
    assert_equal '10.0.0.1', seen['ipaddress']
    assert_equal %w[opsworks php-app], seen['roles']
    refute_includes seen.values_at('platform', 'memory', 'cpus', 'hostname'), nil
  end

  def test_a_failing_resource_is_named_with_cookbook_recipe_file_and_line
    cause = run_recipes('probe::fails')['cause']
    assert_equal({ 'cookbook' => 'probe', 'recipe' => 'fails', 'file' => 'probe/recipes/fails.rb', 'line' => 5,
                   'resource' => 'execute[break it]', 'exception' => 'Mixlib::ShellOut::ShellCommandFailed' },
                 cause.reject { |key, _| key == 'message' })
    assert_match(/\Aexecute\[break it\] failed: Expected process to exit with \[0\], but received '3'/, cause['message'])
    assert_match(%r{#{Regexp.escape(cause['message'])} \(Mixlib::ShellOut::ShellCommandFailed in probe/recipes/fails.rb line 5\)},
                 @log.lines.last)
  end

  def test_a_failure_inside_a_custom_resource_names_the_inner_one
    cause = run_recipes('probe::fails_inside')['cause']
    assert_equal ['execute[inner]', 'probe/resources/thing.rb'], cause.values_at('resource', 'file')
  end

  def test_a_compile_error_is_named_with_file_and_line
    cause = run_recipes('probe::compile_error')['cause']
    assert_equal ['NoMethodError', 'probe/recipes/compile_error.rb', 2], cause.values_at('exception', 'file', 'line')
  end

  def test_a_failure_that_was_ignored_is_not_the_cause
    cause = run_recipes('probe::ignored_failure')['cause']
    assert_nil cause['resource']
    assert_includes cause['message'], 'the real one'
  end

  def test_what_a_sensitive_resource_printed_is_not_shown
    cause = run_recipes('probe::sensitive')['cause']
    assert_includes cause['message'], 'sensitive'
    refute_includes @log, 'hunter2'
  end

  def test_an_unknown_cookbook_is_named
    assert_includes run_recipes('nowhere::default')['cause']['message'], 'nowhere'
  end

  def test_an_unknown_recipe_is_named
    assert_includes run_recipes('probe::nowhere')['cause']['message'], 'nowhere'
  end

  def test_a_requested_reboot_is_exit_code_35_with_its_delay
    result = run_recipes('probe::reboots')
    assert_equal 35, result['exitCode']
    assert_nil result['cause']
    assert_equal 2, @stage.agent.record(@id).outcome['rebootDelayMinutes']
  end

  def test_secrets_in_attributes_reach_neither_log_nor_other_users
    assert_equal 0, run_recipes('probe::writes_secret', custom: { 'password' => 'pa55word' })['exitCode']
    assert_includes File.read(@file), 'pa55word'
    refute_includes @log, 'pa55word'
    Dir.glob("#{@stage.agent.root}/var/lib/aws/opsworks/chef/*.json").each { |json| assert_equal 0o600, File.stat(json).mode & 0o777 }
  end

  def test_of_a_secret_that_was_changed_no_copy_is_kept
    %w[pa55word-1 pa55word-2].each { |password| run_recipes('probe::changes_secret', custom: { 'password' => password }) }
    assert_includes File.read(@file), 'pa55word-2'
    copies = Dir.glob("#{@stage.agent.root}/var/cache/**/*").select { |path| File.file?(path) && File.read(path, mode: 'rb').include?('pa55word-1') }
    assert_empty copies
  end

  def test_what_a_recipe_prints_is_in_the_log_and_its_commands_see_no_gem_path
    run_recipes('probe::prints')
    assert_includes @log, 'printed by a recipe'
    refute_match(/^GEM_|^RUBYOPT|^BUNDLE_GEMFILE/, File.read(@file))
    refute_includes @log, 'No key detected'
  end

  def test_the_log_is_where_opsworks_users_look_for_it
    run_recipes('probe::prints')
    logs = Dir.glob("#{@stage.agent.root}/var/lib/aws/opsworks/chef/????-??-??-??-??-??-??.log")
    assert(logs.any? { |log| File.read(log) == @log })
  end

  private

  def run_recipes(*recipes, custom: {})
    @id = "#{name[0, 40]}-#{SecureRandom.hex(3)}"
    @stage.control_plane.enqueue(command(recipes, custom))
    @stage.agent.wake
    result = @stage.control_plane.result_of(@id, seconds: 60)
    @log = @stage.control_plane.logs[@id]
    result
  end

  def command(recipes, custom)
    {
      commandId: @id, type: 'configure', activity: 'configure', timeoutSeconds: 60, runList: recipes,
      builtInCookbooks: { path: '/agent/cookbooks', sha256: Digest::SHA256.hexdigest(@stage.archive) },
      customCookbooks: { enabled: false, refresh: false },
      own: { attributes: ATTRIBUTES, data_bags: BAGS, custom: custom_json(custom) }
    }
  end

  def custom_json(probe)
    { 'probe' => { 'file' => @file, 'custom' => 'custom' }.merge(probe),
      'opsworks' => { 'data_bags' => { 'mine' => { 'thing' => { 'secret' => 'mine' } } } } }
  end
end
