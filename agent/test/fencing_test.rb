# frozen_string_literal: true

require 'test_helper'

class FencingTest < AgentCase
  def setup
    super
    @pipe = agent.fifo('hold')
    offer_held('a', @pipe)
  end

  def test_a_command_that_is_not_ours_any_more_is_stopped
    agent.start
    wait_for_log('a', 'started')
    guard = agent.record('a').run['guard']
    control_plane.withdraw('a')
    control_plane.raise_fence('a')
    offer('b')
    agent.wake
    assert_equal 0, control_plane.result_of('b')['exitCode']
    assert_nil control_plane.results['a']
    refute Opswright::Machine.alive?(guard['pid'], guard['startTime'])
    assert_equal 'The run was stopped: the control plane gave the command to somebody else.', agent.record('a').result['cause']['message']
  end

  def test_a_run_goes_on_under_the_higher_fence_it_is_offered
    agent.start
    wait_for_log('a', 'started')
    control_plane.raise_fence('a')
    agent.wake
    wait_for_call('/agent/log') { |call| call['fence'] == 3 }
    agent.release(@pipe)
    result = control_plane.result_of('a')
    assert_equal [0, 3], result.values_at('exitCode', 'fence')
    assert_equal 1, control_plane.logs['a'].scan('started').size
  end

  def test_a_late_offer_with_a_lower_fence_changes_nothing
    in_journal do |journal|
      journal.accept(offered(5))
      journal.accept(offered(4))
      assert_equal 5, journal.current.fence
    end
  end

  def test_a_delivered_command_that_is_offered_again_is_delivered_again
    in_journal do |journal|
      journal.accept(offered(1)).settle('delivered')
      assert_nil journal.current
      journal.accept(offered(2))
      assert_equal 2, journal.current.fence
    end
  end

  def test_records_of_the_machine_an_image_was_made_from_are_not_ours
    in_journal do |journal, folder|
      journal.accept(offered(1))
      assert_nil Opswright::Journal.new(folder, 'another instance').current
    end
  end

  def test_only_the_newest_records_that_are_done_with_are_kept
    in_journal do |journal|
      %w[a b c].each { |id| journal.accept(offered(1, id)).settle('delivered') }
      journal.accept(offered(1, 'd'))
      journal.prune(1)
      assert_equal %w[c d], journal.records.map(&:id)
    end
  end

  private

  def in_journal
    Dir.mktmpdir { |folder| yield Opswright::Journal.new(folder, 'instance-1'), folder }
  end

  def offered(fence, id = 'a')
    { 'commandId' => id, 'type' => 'setup', 'lease' => { 'fence' => fence, 'seconds' => 60 } }
  end
end
