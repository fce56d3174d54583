# frozen_string_literal: true

require 'test_helper'

class CrashTest < AgentCase
  def setup
    super
    @pipe = agent.fifo('hold')
  end

  def test_a_run_outlives_a_killed_agent_and_is_adopted_by_the_next
    offer_held('a', @pipe, after: [%w[say finished]])
    agent.start
    wait_for_log('a', 'started')
    agent.kill
    agent.start
    agent.release(@pipe)
    assert_equal 0, control_plane.result_of('a')['exitCode']
    assert_equal 1, control_plane.logs['a'].scan('started').size
    assert_includes control_plane.logs['a'], 'finished'
  end

  def test_a_run_that_ends_while_there_is_no_agent_is_told_by_the_next
    offer_held('a', @pipe)
    agent.start
    wait_for_log('a', 'started')
    agent.kill
    agent.release(@pipe)
    wait_for_end_of(guard_of('a'))
    agent.start
    assert_equal 0, control_plane.result_of('a')['exitCode']
  end

  def test_stopping_the_agent_leaves_the_run_alone
    offer_held('a', @pipe)
    agent.start
    wait_for_log('a', 'started')
    agent.stop
    assert agent.record('a').guarded?
    agent.release(@pipe)
    agent.start
    assert_equal 0, control_plane.result_of('a')['exitCode']
  end

  def test_a_run_that_vanished_is_reported_as_interrupted_and_not_begun_again
    offer_held('a', @pipe)
    agent.start
    wait_for_log('a', 'started')
    agent.kill
    kill_run('a')
    agent.start
    result = control_plane.result_of('a')
    assert_equal [-1, true], result.values_at('exitCode', 'interrupted')
    assert_equal 1, control_plane.logs['a'].scan('started').size
    assert_includes control_plane.logs['a'].lines.last, 'The run was interrupted'
  end

  def test_a_guard_that_is_killed_takes_its_run_along
    offer_held('a', @pipe)
    agent.start
    wait_for_log('a', 'started')
    chef = agent.record('a').run['chef']['pid']
    Process.kill('KILL', guard_of('a'))
    assert control_plane.result_of('a')['interrupted']
    refute Opswright::Machine.descendants(chef).any? { |pid| Opswright::Machine.stat(pid) && pid != chef }
  end

  def test_a_reboot_during_a_run_is_an_interruption
    offer_held('a', @pipe)
    agent.start
    wait_for_log('a', 'started')
    agent.kill
    kill_run('a')
    pretend_another_boot('a')
    agent.start
    assert_includes control_plane.result_of('a')['cause']['message'], 'the machine restarted'
  end

  def test_a_machine_that_shuts_down_interrupts_the_run
    offer_held('a', @pipe)
    agent.start
    wait_for_log('a', 'started')
    Process.kill('TERM', guard_of('a'))
    result = control_plane.result_of('a')
    assert result['interrupted']
    assert_equal 'The run was stopped: the machine is shutting down.', result['cause']['message']
  end

  %w[courier heart worker].each do |role|
    define_method("test_a_killed_#{role}_is_replaced_and_the_run_goes_on") do
      offer_held('a', @pipe)
      agent.start
      wait_for_log('a', 'started')
      agent.kill_child(role)
      agent.release(@pipe)
      assert_equal 0, control_plane.result_of('a')['exitCode']
      offer('b')
      agent.wake
      assert_equal 0, control_plane.result_of('b')['exitCode']
    end
  end

  def test_a_claimed_run_cannot_be_claimed_again
    Dir.mktmpdir do |folder|
      record = Opswright::Record.new(folder)
      assert record.claim('guard' => 1)
      refute record.claim('guard' => 2)
      assert_equal({ 'guard' => 1 }, record.run)
    end
  end

  private

  def guard_of(id)
    agent.record(id).run.fetch('guard').fetch('pid')
  end

  def kill_run(id)
    run = agent.record(id).run
    %w[guard chef].each { |role| Process.kill('KILL', run[role]['pid']) }
    wait_for_end_of(run['guard']['pid'])
  end

  # A process that is not our child: its pidfd's end cannot be waited for from Ruby, its /proc entry can.
  def wait_for_end_of(pid)
    start = Opswright::Machine.start_time(pid)
    Thread.pass while start && Opswright::Machine.alive?(pid, start)
  end

  def pretend_another_boot(id)
    file = File.join(agent.record(id).folder, 'run.json')
    run = JSON.parse(File.read(file))
    File.write(file, JSON.generate(run.merge('bootId' => 'another')))
  end
end
