require 'minitest/autorun'
require 'minitest/mock'
require 'tmpdir'
require_relative '../../../cookbooks/opsworks_app/libraries/releases'

class ReleasesTest < Minitest::Test
  def setup
    @folder = Dir.mktmpdir
    FileUtils.mkdir_p("#{@folder}/releases")
    @releases = OpsworksApp::Releases.new(@folder)
  end

  def teardown
    FileUtils.rm_rf(@folder)
  end

  def make(command, keep: 5)
    id = @releases.new_id
    FileUtils.mkdir_p(@releases.path(id))
    @releases.switch_to(id)
    @releases.finish(command, keep: keep)
    id
  end

  def directories
    Dir.children("#{@folder}/releases").sort
  end

  def test_there_is_nothing_before_the_first_release
    assert_nil @releases.current
    assert_nil @releases.previous
    refute @releases.done?('deploy-1')
  end

  def test_two_releases_of_one_second_get_two_names
    first = make('deploy-1')
    second = make('deploy-2')
    refute_equal first, second
    assert_equal [first, second].sort, [first, second]
  end

  def test_a_release_comes_after_the_others_even_when_the_clock_went_back
    first = make('deploy-1')
    assert_operator @releases.new_id(Time.now.utc - 86_400), :>, first
  end

  def test_the_newest_release_serves_and_knows_the_one_before
    first = make('deploy-1')
    second = make('deploy-2')
    assert_equal second, @releases.current
    assert_equal first, @releases.previous
    assert_equal @releases.path(second), File.readlink("#{@folder}/current")
  end

  def test_a_command_is_done_once_it_finished_and_only_that_one
    id = @releases.new_id
    FileUtils.mkdir_p(@releases.path(id))
    @releases.switch_to(id)
    refute @releases.done?('deploy-1')
    @releases.finish('deploy-1', keep: 5)
    assert @releases.done?('deploy-1')
    refute @releases.done?('deploy-2')
    refute @releases.done?('')
  end

  def test_a_command_is_not_done_when_its_release_was_removed_by_hand
    FileUtils.rm_rf(@releases.path(make('deploy-1')))
    refute @releases.done?('deploy-1')
  end

  def test_five_releases_are_kept
    ids = Array.new(7) { |count| make("deploy-#{count}") }
    assert_equal ids.last(5), directories
  end

  def test_what_a_killed_run_left_is_no_release_and_goes_at_the_next
    first = make('deploy-1')
    FileUtils.mkdir_p(@releases.path('20990101000000'))
    assert_nil @releases.previous
    second = make('deploy-2')
    assert_equal first, @releases.previous
    assert_equal [first, second], directories
  end

  def test_going_back_forgets_the_newer_release
    first = make('deploy-1')
    second = make('deploy-2')
    make('deploy-3')
    @releases.switch_to(second)
    @releases.finish('rollback-1', keep: 5)
    assert_equal [first, second], directories
    assert_equal first, @releases.previous
  end

  def test_going_back_twice_goes_two_back
    first = make('deploy-1')
    make('deploy-2')
    make('deploy-3')
    2.times do |count|
      @releases.switch_to(@releases.previous)
      @releases.finish("rollback-#{count}", keep: 5)
    end
    assert_equal first, @releases.current
    assert_nil @releases.previous
  end

  def test_nobody_goes_back_to_a_first_release_that_did_not_come_up
    failed = @releases.new_id
    FileUtils.mkdir_p(@releases.path(failed))
    @releases.switch_to(failed)
    @releases.forget(failed)
    refute @releases.done?('deploy-1')
    second = make('deploy-2')
    assert_nil @releases.previous
    assert_equal [second], directories
  end

  def test_the_old_release_serves_on_when_the_machine_dies_before_the_link_moves
    first = make('deploy-1')
    second = @releases.new_id
    FileUtils.mkdir_p(@releases.path(second))
    rename = File.method(:rename)
    File.stub(:rename, ->(from, to) { to.end_with?('current') ? raise(Interrupt) : rename.call(from, to) }) do
      assert_raises(Interrupt) { @releases.switch_to(second) }
    end
    assert_equal first, @releases.current
    assert_nil @releases.previous
    third = make('deploy-3')
    assert_equal third, @releases.current
  end
end
