# frozen_string_literal: true

require 'test_helper'
require 'digest'
require 'minitest/mock'
require 'open3'
require 'opswright/cookbooks'

class CookbooksTest < Minitest::Test
  # A home with a control plane that nobody needs to sign for.
  Home = Struct.new(:paths, :control_plane)
  Plane = Struct.new(:server) do
    def http
      Opswright::Http.new
    end

    def download(path, file)
      http.download("#{server.endpoint}#{path}", file).tap { |answer| raise Opswright::Unreachable, answer.code if answer.code != '200' }
    end
  end

  # Stands in for Berkshelf: what the real one does is seen in test/e2e/cookbooks.
  Vendor = Struct.new(:test, :files) do
    def vendor(_repository, target, _env)
      test.send(:write, target, files)
    end
  end

  def setup
    @root = Dir.mktmpdir
    @server = FakeControlPlane.new
    @home = Home.new(Opswright::Paths.new(@root).tap(&:prepare), Plane.new(@server))
    @log = Opswright::RunLog.new("#{@root}/log", "#{@root}/none.bell")
  end

  def teardown
    @server.stop
    FileUtils.rm_rf(@root)
  end

  def test_built_in_cookbooks_are_fetched_once_per_version
    serve_built_in('mysql/recipes/default.rb' => 'built in')
    2.times { assert_equal 'built in', read(assemble, 'mysql/recipes/default.rb') }
    assert_equal 1, @server.calls_to('/objects/cookbooks').size
  end

  def test_the_cookbooks_are_where_opsworks_users_look_for_them
    serve_built_in('mysql/recipes/default.rb' => 'built in')
    assemble(git(repository('a/recipes/default.rb' => 'custom')))
    known = @home.paths.known_cookbooks
    assert_equal %w[cookbooks merged-cookbooks site-cookbooks], Dir.children(known).sort
    assert_equal ['built in', 'custom'], [read("#{known}/cookbooks", 'mysql/recipes/default.rb'), read("#{known}/merged-cookbooks", 'a/recipes/default.rb')]
    assemble
    refute File.symlink?("#{known}/site-cookbooks")
  end

  def test_damaged_built_in_cookbooks_are_fetched_again
    serve_built_in('mysql/recipes/default.rb' => 'built in')
    @server.misbehave('/objects/cookbooks') { [200, 'half of it'] }
    assert_equal 'built in', read(assemble, 'mysql/recipes/default.rb')
  end

  def test_custom_files_win_over_built_in_ones_file_by_file
    serve_built_in('mysql/recipes/default.rb' => 'built in', 'mysql/templates/default/my.erb' => 'built in')
    folder = assemble(git(repository('mysql/templates/default/my.erb' => 'custom')))
    assert_equal 'custom', read(folder, 'mysql/templates/default/my.erb')
    assert_equal 'built in', read(folder, 'mysql/recipes/default.rb')
  end

  def test_a_cookbook_without_metadata_gets_a_name_and_the_log_says_so
    folder = assemble(git(repository('phpapp/recipes/appsetup.rb' => '')))
    assert_includes read(folder, 'phpapp/metadata.rb'), "name 'phpapp'"
    assert_includes File.read("#{@root}/log"), 'Cookbook phpapp has no name'
  end

  def test_metadata_without_a_name_gets_one
    folder = assemble(git(repository('phpapp/metadata.rb' => "version '1.0.0'")))
    assert_includes read(folder, 'phpapp/metadata.rb'), "version '1.0.0'\nname 'phpapp'"
  end

  def test_a_repository_that_is_one_cookbook_goes_into_a_folder_of_its_name
    folder = assemble(git(repository('metadata.rb' => "name 'solo'", 'recipes/default.rb' => 'hi')))
    assert_equal 'hi', read(folder, 'solo/recipes/default.rb')
  end

  def test_git_takes_a_branch_a_tag_and_a_commit
    repo = repository('a/recipes/default.rb' => 'one')
    sh(repo, 'git tag v1 && git checkout -q -b feature')
    commit(repo, 'a/recipes/default.rb' => 'two')
    first = sh(repo, 'git rev-parse v1').strip
    { 'feature' => 'two', 'v1' => 'one', first => 'one' }.each do |revision, expected|
      assert_equal expected, read(assemble(git(repo, revision: revision)), 'a/recipes/default.rb')
    end
    assert_includes File.read("#{@root}/log"), "at commit #{first}"
  end

  def test_git_fetches_submodules
    inner = repository('recipes/default.rb' => 'inner')
    outer = repository('README' => '')
    sh(outer, "git -c protocol.file.allow=always submodule --quiet add #{inner} inner && git commit -qm sub")
    with_files_allowed { assert_equal 'inner', read(assemble(git(outer)), 'inner/recipes/default.rb') }
  end

  def test_cookbooks_stay_as_they_are_until_a_refresh
    repo = repository('a/recipes/default.rb' => 'one')
    assemble(git(repo))
    commit(repo, 'a/recipes/default.rb' => 'two')
    assert_equal 'one', read(assemble(git(repo, refresh: false)), 'a/recipes/default.rb')
    assert_equal 'two', read(assemble(git(repo, refresh: true)), 'a/recipes/default.rb')
  end

  def test_a_failed_fetch_names_source_and_revision_and_leaves_the_old_cookbooks
    repo = repository('a/recipes/default.rb' => 'one')
    assemble(git(repo))
    error = assert_raises(Opswright::RunFailed) { assemble(git(repo, revision: 'no-such-branch')) }
    assert_match(/git .*#{repo} at revision no-such-branch failed:/, error.message)
    assert_equal 'one', read(assemble(git(repo, refresh: false)), 'a/recipes/default.rb')
  end

  def test_a_git_server_that_is_away_for_a_moment_is_waited_for
    bare = sh(repository('a/recipes/default.rb' => 'patient'), 'git clone -q --bare . ../served.git && cd ../served.git && pwd').strip
    port = TCPServer.open('127.0.0.1', 0) { |server| server.addr[1] }
    daemon = nil
    serve = lambda do |_warning|
      daemon ||= spawn('git', 'daemon', '--listen=127.0.0.1', "--port=#{port}", '--export-all', "--base-path=#{File.dirname(bare)}", err: File::NULL)
    end
    @log.stub(:warn, serve) { assert_equal 'patient', read(assemble(git("git://127.0.0.1:#{port}/served.git")), 'a/recipes/default.rb') }
  ensure
    Process.kill(:TERM, daemon) && Process.wait(daemon) if daemon
  end

  def test_secrets_of_a_source_are_in_no_log_and_no_error
    url = "http://user:in-url@127.0.0.1:#{URI(@server.endpoint).port}/none.git"
    error = assert_raises(Opswright::RunFailed) { assemble(git(url, username: 'bob', password: 'pa55word')) }
    [error.message, File.read("#{@root}/log")].each { |text| refute_match(/pa55word|in-url/, text) }
  end

  def test_a_revision_cannot_be_an_option
    assert_raises(Opswright::RunFailed) { assemble(git(repository('a/recipes/x.rb' => ''), revision: '--orphan')) }
  end

  { 'tar.gz' => 'z', 'tar.bz2' => 'j', 'tar.xz' => 'J' }.each do |name, option|
    define_method("test_a_#{name.tr('.', '_')}_archive_has_its_cookbooks_in_one_root_folder") do
      folder = tree('root/a/recipes/default.rb' => 'hi')
      @server.objects['/objects/a'] = sh(folder, "tar -c#{option} root")
      assert_equal 'hi', read(assemble(archive('/objects/a')), 'a/recipes/default.rb')
    end
  end

  def test_a_zip_archive_is_unpacked
    folder = tree('root/a/recipes/default.rb' => 'hi')
    @server.objects['/objects/a'] = sh(folder, 'python3 -m zipfile -c ../a.zip root && cat ../a.zip && rm ../a.zip')
    assert_equal 'hi', read(assemble(archive('/objects/a')), 'a/recipes/default.rb')
  end

  def test_something_else_than_an_archive_is_refused_with_a_sentence
    @server.objects['/objects/a'] = 'plain text'
    error = assert_raises(Opswright::RunFailed) { assemble(archive('/objects/a')) }
    assert_includes error.message, 'neither a zip nor'
  end

  def test_an_archive_is_fetched_with_basic_authentication
    @server.objects['/objects/a'] = sh(tree('root/a/recipes/x.rb' => ''), 'tar -cz root')
    assemble(archive('/objects/a', username: 'bob', password: 'secret'))
    assert_equal 'Basic Ym9iOnNlY3JldA==', @server.calls_to('/objects/a').last.headers['authorization']
  end

  def test_a_source_of_an_unknown_type_is_refused_with_a_clear_sentence
    error = assert_raises(Opswright::RunFailed) { assemble('enabled' => true, 'source' => { 'type' => 'ftp', 'url' => 'x' }) }
    assert_includes error.message, 'there is no cookbook source of the type "ftp"'
  end

  def test_a_source_without_cookbooks_is_refused_and_says_where_they_are
    error = assert_raises(Opswright::RunFailed) { assemble(git(repository('README' => '', 'cookbooks/a/recipes/x.rb' => ''))) }
    assert_includes error.message, 'it holds no cookbook'
    assert_includes error.message, 'one level too deep, in cookbooks/'
  end

  def test_a_berksfile_is_left_alone_unless_the_stack_asks_for_it
    assemble(git(repository('Berksfile' => "source 'x'", 'a/recipes/x.rb' => '')))
    assert_includes File.read("#{@root}/log"), 'The Berksfile is left as it is'
  end

  def test_cookbooks_of_the_repository_win_over_those_of_its_berksfile
    folder = with_berkshelf('a/recipes/default.rb' => 'berks', 'dep/recipes/default.rb' => 'berks') do
      assemble(git(repository('Berksfile' => '', 'a/recipes/default.rb' => 'own')).merge('manageBerkshelf' => true))
    end
    assert_equal 'own', read(folder, 'a/recipes/default.rb')
    assert_equal 'berks', read(folder, 'dep/recipes/default.rb')
  end

  def test_a_download_that_breaks_off_is_not_taken_for_the_whole
    server = TCPServer.new('127.0.0.1', 0)
    answering = Thread.new { half_an_answer(server.accept) }
    error = assert_raises(Opswright::Unreachable) { Opswright::Http.new.download("http://127.0.0.1:#{server.addr[1]}/", StringIO.new) }
    assert_includes error.message, 'the answer broke off'
  ensure
    answering.join
    server.close
  end

  def test_an_archive_of_a_server_that_is_away_is_waited_for_and_then_named
    away = archive('/objects/a').tap { |wanted| wanted['source']['url'] = 'http://127.0.0.1:9/a.zip' }
    minutes = 0
    error = Opswright::Patience.stub(:now, -> { minutes += 60 }) { assert_raises(Opswright::RunFailed) { assemble(away) } }
    assert_match(%r{archive http://127.0.0.1:9/a.zip failed: .*127.0.0.1 did not answer}, error.message)
  end

  def test_turning_custom_cookbooks_off_removes_them
    assemble(git(repository('a/recipes/default.rb' => 'one')))
    folder = assemble('enabled' => false)
    refute File.exist?(File.join(folder, 'a'))
    assert_empty Dir.children("#{@root}/var/lib/opswright/cookbooks/custom")
  end

  private

  def assemble(custom = { 'enabled' => false })
    Opswright::Cookbooks.new(@home, @log, '18.11.11').assemble('builtInCookbooks' => @built_in, 'customCookbooks' => custom)
  end

  def serve_built_in(files)
    packed = sh(tree(files.transform_keys { |name| "cookbooks/#{name}" }), 'tar -cz cookbooks')
    @server.objects['/objects/cookbooks'] = packed
    @built_in = { 'path' => '/objects/cookbooks', 'sha256' => Digest::SHA256.hexdigest(packed) }
  end

  def git(url, refresh: true, **source)
    { 'enabled' => true, 'refresh' => refresh, 'source' => { 'type' => 'git', 'url' => url }.merge(source.transform_keys(&:to_s)) }
  end

  def archive(path, **source)
    { 'enabled' => true, 'refresh' => true,
      'source' => { 'type' => 'archive', 'url' => "#{@server.endpoint}#{path}" }.merge(source.transform_keys(&:to_s)) }
  end

  def tree(files)
    folder = Dir.mktmpdir(nil, @root)
    write(folder, files)
    folder
  end

  def write(folder, files)
    files.each do |name, content|
      FileUtils.mkdir_p(File.dirname("#{folder}/#{name}"))
      File.write("#{folder}/#{name}", content)
    end
  end

  def repository(files)
    tree(files).tap { |folder| sh(folder, 'git init -q && git config user.email a@b && git config user.name a') && commit(folder, {}) }
  end

  def commit(folder, files)
    write(folder, files)
    sh(folder, 'git add -A && git commit -qm change')
  end

  def with_berkshelf(files, &block)
    Opswright::Cookbooks::Berkshelf.stub(:new, Vendor.new(self, files), &block)
  end

  def half_an_answer(client)
    client.readpartial(4096)
    client.write("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhalf")
    client.close
  end

  def with_files_allowed
    ENV.update('GIT_CONFIG_COUNT' => '1', 'GIT_CONFIG_KEY_0' => 'protocol.file.allow', 'GIT_CONFIG_VALUE_0' => 'always')
    yield
  ensure
    %w[GIT_CONFIG_COUNT GIT_CONFIG_KEY_0 GIT_CONFIG_VALUE_0].each { |name| ENV.delete(name) }
  end

  def sh(folder, script)
    output, error, status = Open3.capture3('sh', '-c', script, chdir: folder, binmode: true)
    raise "#{script}: #{error}" unless status.success?

    output
  end

  def read(folder, name)
    File.read(File.join(folder, name))
  end
end
