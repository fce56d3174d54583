# frozen_string_literal: true

require 'test_helper'
require 'open3'
require 'opswright/configuration'

# Cookbooks written for Chef 11.10, converged by Chef 18 with opsworks_compat before them.
class OldCookbooksTest < Minitest::Test
  GEMS = ENV.fetch('OPSWRIGHT_CHEF_GEMS', '/opt/chef/gems')
  PROJECT = File.expand_path('../..', __dir__)
  # Loading Chef a second time is much quicker with what the first time left here.
  LOAD_CACHE = Dir.mktmpdir('opswright-bootsnap').tap { |folder| Minitest.after_run { FileUtils.rm_rf(folder) } }
  AGENT = File.expand_path('../lib/agent.rb', __dir__)

  def setup
    skip "no Chef in #{GEMS}; set OPSWRIGHT_CHEF_GEMS to a folder that has it" unless Dir.exist?("#{GEMS}/gems")
    @root = Dir.mktmpdir
    @paths = Opswright::Paths.new(@root).tap(&:prepare)
    FileUtils.mkdir_p(File.dirname(@paths.load_cache))
    File.symlink(LOAD_CACHE, @paths.load_cache)
    @app = "#{@root}/srv/app"
  end

  def teardown
    puts "\n#{name}:\n#{@log}" unless passed? || skipped?
    FileUtils.rm_rf(@root) if @root
  end

  def test_what_chef_has_dropped_is_there_for_an_old_cookbook
    converge('oldstyle')
    { 'greeting' => 'hello world', 'lines' => 'a line a line ', 'included' => 'set', 'marker' => 'marked', 'mapped' => 'mapped' }
      .each { |file, content| assert_equal content, File.read("#{@root}/old/#{file}"), file }
    assert_equal({ 'hosts' => ['10.0.0.1'], 'roles' => ['php-app'], 'blank' => true, 'present' => true, 'kept' => 'unless',
                   'escaped' => 'a%20b', 'attribute' => true, 'apache' => '/etc/apache2', 'user' => 'deploy' }, JSON.parse(File.read("#{@root}/old/found.json")))
    assert_includes @log, 'shell says old'
  end

  DEPRECATED = [
    'node.set in cookbook oldstyle, attribute default, line 1', 'node.set in cookbook oldstyle, recipe default, line 3',
    'node.set_unless in cookbook oldstyle, attribute default, line 2',
    'Chef::Platform.set in cookbook oldstyle, library helpers, line 67',
    'Chef::Mixin::LanguageIncludeRecipe in cookbook oldstyle, provider line, line 2',
    'FALSE in cookbook oldstyle, resource line, line 6', 'Fixnum in cookbook oldstyle, resource line, line 7',
    'resource class Chef::Resource::OldstyleMarker without `provides` in cookbook oldstyle, recipe default, line 21',
    'provider class Chef::Provider::OldstyleMarker without `provides` in cookbook oldstyle, recipe default, line 21',
    'the class name Chef::Resource::OldstyleLine in cookbook oldstyle, recipe default, line 24',
    '`supports` in user in cookbook oldstyle, recipe default, line 45'
  ].freeze

  def test_the_log_names_each_place_that_needs_it_once
    converge('oldstyle')
    said = @log.scan(/DEPRECATED: (.+?): /).flatten
    # Ruby before 3.2 has a Fixnum of its own, and warns itself
    expected = RUBY_VERSION < '3.2' ? DEPRECATED.grep_v(/\AFixnum/) : DEPRECATED
    assert_empty expected - said
    assert_equal said.uniq, said
  end

  OLD_WAYS = [
    'attributes as methods in cookbook oldways, attribute default, line 1',
    'attributes as methods in cookbook oldways, recipe default, line 1',
    'resource_name :oldways_named without `provides` in cookbook oldways, recipe default, line 13',
    '`on_platforms` in provides in cookbook oldways, library default, line 6',
    'YAML.load of symbols or aliases in cookbook oldways, recipe default, line 18',
    'open of a URL in cookbook oldways, recipe default, line 22'
  ].freeze

  def test_attributes_are_methods_resources_have_their_names_and_ruby_is_as_it_was
    converge('oldways')
    assert_match(/\Aby a method 80 later php-app1 \w+\z/, File.read("#{@root}/old/seen"))
    assert_equal 'named', File.read("#{@root}/old/named")
    assert_equal '[[:a], {"x"=>1, "z"=>1}]', File.read("#{@root}/old/yaml")
    assert_includes @log, 'asked by HTTP'
    assert_empty OLD_WAYS - @log.scan(/DEPRECATED: (.+?): /).flatten
  end

  def test_an_attribute_that_is_not_there_is_no_method
    refute_equal 0, converge('oldways::missing', fails: true)
    assert_match(/undefined method.+nowhere/i, @log)
  end

  def test_chef_gem_installs_when_the_recipe_is_read
    converge('oldways::gem')
    assert_includes @log, 'the gem is installed when the recipe is read: true'
    assert_includes @log, 'DEPRECATED: chef_gem without compile_time in cookbook oldways, recipe gem, line 1'
  end

  def test_a_cookbook_of_today_gets_no_line
    converge('probe::prints')
    refute_includes @log, 'DEPRECATED'
  end

  def test_deploy_makes_a_release_with_its_callbacks_links_migration_and_restart
    converge('oldstyle::deploys', deploy: app('chef_provider' => 'Timestamped'))
    assert_equal 'one', served('page')
    assert_equal ['app', 'from the hook', "production\n", 'shared'], %w[before_migrate hook migrated app.conf].map { |file| served(file) }
    assert File.exist?("#{@app}/current/tmp/restart.txt")
    assert_match(/DEPRECATED: the deploy resource in cookbook oldstyle, recipe deploys, line 12/, @log)
  end

  def test_deploy_names_releases_by_the_time_where_nothing_else_is_asked_for
    converge('oldstyle::plain', deploy: app)
    assert_match(/\A\d{14}\z/, File.basename(File.readlink("#{@app}/current")))
  end

  def test_a_release_that_does_not_get_to_serve_is_removed_and_the_old_one_serves_on
    converge('oldstyle::revision', deploy: app)
    commit('page' => 'two', 'deploy/before_symlink.rb' => 'raise "not today"')
    refute_equal 0, converge('oldstyle::revision', deploy: app, fails: true)
    assert_equal 'one', served('page')
    assert_equal 1, Dir.children("#{@app}/releases").size
    assert_includes @log, 'not today'
  end

  def test_deploy_revision_makes_one_release_per_revision_and_says_nothing_changed_the_second_time
    2.times { converge('oldstyle::revision', deploy: app) }
    assert_equal [revision], Dir.children("#{@app}/releases")
    refute_match(/deploy .*#{revision}$/, @log)
    assert_equal "#{@app}/releases/#{revision}", File.read("#{@app}/restarted")
  end

  def test_deploy_keeps_as_many_releases_as_asked_for_and_rolls_back
    %w[one two three].each do |page|
      commit('page' => page)
      converge('oldstyle::deploys', deploy: app('chef_provider' => 'Revision', 'keep_releases' => 2))
    end
    assert_equal [2, 'three'], [Dir.children("#{@app}/releases").size, served('page')]
    converge('oldstyle::deploys', deploy: app('chef_provider' => 'Revision', 'action' => 'rollback'))
    assert_equal 'two', served('page')
  end

  def test_opsworks_own_definitions_make_folders_by_name
    converge('oldstyle::opsworks', deploy: app)
    assert_equal %w[config log pids scripts sockets system], Dir.children("#{@app}/shared").sort
    assert_includes @log, 'DEPRECATED: opsworks_deploy_dir in cookbook oldstyle, recipe opsworks, line 4:'
  end

  private

  def converge(*recipes, deploy: {}, fails: false)
    own = { 'attributes' => attributes(deploy), 'custom' => { 'oldstyle' => { 'root' => "#{@root}/old" }, 'oldways' => { 'root' => "#{@root}/old" }, 'probe' => probe } }
    configuration = Opswright::Configuration.new({}, own)
    Opswright::ChefRepo.new("#{@root}/repo", configuration, ['opsworks_compat', *recipes]).write(cookbooks)
    environment = { 'OPSWRIGHT_ROOT' => @root, 'OPSWRIGHT_CHEF_GEMS' => GEMS }
    @log, status = Open3.capture2e(environment, RbConfig.ruby, AGENT, 'again', "#{@root}/repo")
    assert status.success?, 'Chef failed' unless fails
    status.exitstatus
  end

  def cookbooks
    "#{@root}/cookbooks".tap do |folder|
      next if File.directory?(folder)

      FileUtils.mkdir_p(folder)
      sources = ["#{PROJECT}/cookbooks/opsworks_compat", "#{PROJECT}/agent/test/support/cookbooks/probe"]
      sources += Dir.glob("#{PROJECT}/test/fixtures/cookbooks/old-style/*")
      sources.each { |cookbook| FileUtils.cp_r(cookbook, folder) }
    end
  end

  def probe
    { 'file' => "#{@root}/probe" }
  end

  def attributes(deploy)
    { 'deploy' => deploy,
      'opsworks' => { 'layers' => { 'php-app' => { 'instances' => { 'php-app1' => { 'private_ip' => '10.0.0.1' } } } },
                      'instance' => { 'hostname' => 'php-app1', 'layers' => ['php-app'], 'private_ip' => '10.0.0.1' } } }
  end

  def app(changes = {})
    commit('page' => 'one', 'deploy/before_migrate.rb' => "file \"\#{release_path}/hook\" do\n  content 'from the hook'\nend") unless @repository
    FileUtils.mkdir_p("#{@app}/shared")
    { 'app' => { 'deploy_to' => @app, 'keep_releases' => 5, 'user' => nil, 'group' => nil,
                 'scm' => { 'repository' => @repository, 'revision' => 'HEAD' } }.merge(changes) }
  end

  def commit(files)
    first = @repository.nil?
    @repository ||= FileUtils.mkdir_p("#{@root}/app.git").first
    files.each do |name, content|
      FileUtils.mkdir_p(File.dirname("#{@repository}/#{name}"))
      File.write("#{@repository}/#{name}", content)
    end
    git('init', '--quiet') if first
    git('add', '--all')
    git('-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '--quiet', '--allow-empty', '--message', 'change')
  end

  def git(*words)
    output, status = Open3.capture2e('git', *words, chdir: @repository)
    raise output unless status.success?

    output
  end

  def revision
    git('rev-parse', 'HEAD').strip
  end

  def served(file)
    File.read("#{@app}/current/#{file}")
  end
end
