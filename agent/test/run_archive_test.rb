# frozen_string_literal: true

require 'test_helper'
require 'opswright/paths'
require 'opswright/run_archive'

# What OpsWorks users find of a run on the instance.
class RunArchiveTest < AgentCase
  Kept = Struct.new(:log_path)

  def test_logs_and_json_of_the_newest_30_runs_are_kept_and_so_are_their_folders
    paths = Opswright::Paths.new(agent.root).tap(&:prepare)
    32.times { |number| keep(paths, number) }
    names = (2..31).map { |number| format('2015-12-01-18-19-%02d-01', number) }
    assert_equal names.flat_map { |name| ["#{name}.json", "#{name}.log"] }, Dir.children(paths.run_logs).sort
    assert_equal (2..31).map { |number| format('run-%02d', number) }, Dir.children(paths.runs).sort
  end

  def test_runs_of_one_second_have_numbers
    paths = Opswright::Paths.new(agent.root).tap(&:prepare)
    2.times { keep(paths, 7) }
    assert_equal %w[2015-12-01-18-19-07-01.log 2015-12-01-18-19-07-02.log], Dir.children(paths.run_logs).grep(/log/).sort
  end

  def test_a_run_is_where_users_of_each_chef_look_for_it
    run_with_password
    assert_match(/\A\d{4}(-\d\d){6}\z/, File.basename(Dir.glob("#{agent.root}/var/lib/aws/opsworks/chef/*.json").first, '.json'))
    assert_equal %w[attribs.json chef.log cookbooks data_bags nodes roles], Dir.children("#{agent.root}/var/chef/runs/a").sort
  end

  def test_the_log_is_the_same_in_all_three_places
    run_with_password
    logs = Dir.glob("#{agent.root}/var/{lib/aws/opsworks/chef/*.log,chef/runs/a/chef.log}")
    assert_equal [control_plane.logs['a']] * 2, logs.map { |log| File.read(log) }
  end

  def test_what_the_agent_keeps_of_a_run_is_for_root_only
    run_with_password
    holders = Dir.glob("#{agent.root}/**/*").select { |path| File.file?(path) && File.read(path).include?('pa55word') }
    refute_empty holders.grep(%r{/var/lib/aws/opsworks/chef/.*json})
    holders.each { |path| assert_equal 0o600, File.stat(path).mode & 0o777, path }
    holders.each { |path| assert_includes guards(path), 0o700, path }
  end

  def test_the_password_of_a_run_is_in_no_log_and_in_no_command_line
    pipe = agent.fifo('hold')
    offer_held('a', pipe, own: own([%w[say started], ['hold', pipe]]))
    agent.start
    wait_for_log('a', 'started')
    refute_includes Dir.glob('/proc/[0-9]*/cmdline').map { |file| read(file) }.join, 'pa55word'
    agent.release(pipe)
    control_plane.result_of('a')
    [control_plane.logs['a'], agent.log].each { |log| refute_includes log, 'pa55word' }
  end

  private

  def keep(paths, number)
    FileUtils.mkdir_p("#{paths.runs}/#{format('run-%02d', number)}")
    File.utime(number, number, "#{paths.runs}/#{format('run-%02d', number)}")
    log = "#{agent.root}/log-#{number}-#{SecureRandom.hex(3)}"
    File.write(log, '')
    Opswright::RunArchive.new(paths).keep(Kept.new(log), {}, time: Time.utc(2015, 12, 1, 18, 19, number))
  end

  # The log is complete when the result is sent.
  def run_with_password
    offer('a', own: own([%w[say hello]]))
    agent.start
    control_plane.result_of('a')
  end

  def own(script)
    { attributes: { opsworks: { instance: { hostname: 'web1', layers: [] } } }, data_bags: { 'bag' => { 'item' => { 'of' => 'pa55word' } } },
      custom: { 'script' => script, 'password' => 'pa55word' } }
  end

  # Modes of the folders of the agent above a file.
  def guards(path)
    folders = [path]
    folders << File.dirname(folders.last) until folders.last == agent.root
    folders.drop(1)[0...-1].map { |folder| File.stat(folder).mode & 0o777 }
  end

  def read(file)
    File.binread(file)
  rescue SystemCallError
    ''
  end
end
