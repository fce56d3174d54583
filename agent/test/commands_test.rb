# frozen_string_literal: true

require 'test_helper'

class CommandsTest < AgentCase
  def test_commands_run_in_the_order_they_were_queued
    %w[a b c].each { |id| offer(id, script: [['say', "I am #{id}"]]) }
    agent.start
    %w[a b c].each { |id| assert_equal 0, control_plane.result_of(id)['exitCode'] }
    assert_equal %w[a b c], control_plane.calls_to('/agent/result').map { |call| call['commandId'] }
  end

  def test_the_log_begins_as_opsworks_did_and_ends_with_the_exit_code
    offer('a', script: [['say', 'hello from the recipe']])
    agent.start
    control_plane.result_of('a')
    lines = control_plane.logs['a'].lines
    assert_match(/\A# Logfile created on /, lines.first)
    assert_match(/INFO: hello from the recipe/, lines[1])
    assert_match(/Finished Chef run with exitcode 0/, lines.last)
  end

  { '11.10' => true, '12' => true, '18' => false, nil => false }.each do |version, old|
    define_method("test_recipes_for_chef_#{version || 'that_is_not_named'}_#{old ? 'get' : 'do_not_get'}_what_has_been_dropped_since") do
      offer('a', chefVersion: version)
      agent.start
      control_plane.result_of('a')
      run_list = JSON.parse(File.read("#{agent.root}/var/chef/runs/a/attribs.json"))['run_list'].grep(/\Arecipe/)
      assert_equal [*('recipe[opsworks_compat]' if old), 'recipe[any]'], run_list
    end
  end

  def test_the_log_arrives_while_the_run_goes_on
    pipe = agent.fifo('hold')
    offer_held('a', pipe)
    agent.start
    wait_for_log('a', 'started')
    assert_nil control_plane.results['a']
    agent.release(pipe)
    assert_equal 0, control_plane.result_of('a')['exitCode']
  end

  def test_the_first_call_for_the_log_has_its_first_line
    %w[a b].each { |id| offer(id) }
    agent.start
    control_plane.result_of('b')
    first = control_plane.calls_to('/agent/log').find { |call| call['commandId'] == 'b' }
    assert_match(/\A# Logfile created on /, first['chunk'].unpack1('m0'))
  end

  def test_the_whole_log_is_stored_gzipped_before_the_result
    offer('a', script: [['say', 'x' * 200_000]])
    agent.start
    control_plane.result_of('a')
    assert_equal control_plane.logs['a'], Zlib.gunzip(control_plane.uploads['a'])
    paths = control_plane.calls.map(&:path)
    assert_operator paths.index('/store/a'), :<, paths.index('/agent/result')
  end

  def test_a_log_chunk_never_exceeds_64_kibibytes
    offer('a', script: [['say', 'x' * 200_000]])
    agent.start
    control_plane.result_of('a')
    sizes = control_plane.calls_to('/agent/log').map { |call| call['chunk'].unpack1('m0').bytesize }
    assert_equal 64 * 1024, sizes.max
  end

  def test_a_failed_run_says_why
    offer('a', script: [['fail', 'the disk is full']])
    agent.start
    result = control_plane.result_of('a')
    assert_equal [1, 'the disk is full'], [result['exitCode'], result['cause']['message']]
    assert_match(/ERROR: Command failed, exitcode 1: the disk is full/, control_plane.logs['a'].lines.last)
  end

  def test_a_run_killed_by_a_signal_says_which
    offer('a', script: [%w[die KILL]])
    agent.start
    result = control_plane.result_of('a')
    assert_equal [-1, 'SIGKILL'], result.values_at('exitCode', 'signal')
    assert_includes result['cause']['message'], 'killed by signal SIGKILL'
  end

  def test_a_run_that_outlives_its_time_limit_is_ended_with_all_that_it_started
    offer('a', script: [%w[say started], ['spawn', %w[sleep 1000]], ['hold', agent.fifo('never')]], timeoutSeconds: 1)
    agent.start
    assert_includes control_plane.result_of('a')['cause']['message'], 'time limit of 1 s'
    refute_includes File.read("/proc/#{agent.pid}/task/#{agent.pid}/children"), 'sleep'
  end

  def test_a_wake_makes_the_agent_look_at_once
    agent.start
    wait_for_call('/agent/next')
    offer('a')
    agent.wake
    assert_equal 0, control_plane.result_of('a')['exitCode']
  end

  def test_a_heartbeat_that_says_look_replaces_a_lost_wake
    control_plane.heartbeat = { look: false, heartbeatSeconds: 0.2 }
    agent.start
    wait_for_call('/agent/next')
    offer('a')
    control_plane.heartbeat = { look: true, heartbeatSeconds: 0.2 }
    assert_equal 0, control_plane.result_of('a')['exitCode']
  end

  def test_heartbeats_name_the_command_that_runs
    control_plane.heartbeat = { look: false, heartbeatSeconds: 0.2 }
    pipe = agent.fifo('hold')
    offer_held('a', pipe)
    agent.start
    wait_for_log('a', 'started')
    beat = wait_for_call('/agent/heartbeat') { |call| call['running'] }
    assert_equal({ 'commandId' => 'a', 'fence' => 1 }, beat['running'])
    agent.release(pipe)
    control_plane.result_of('a')
  end

  def test_an_offer_made_twice_runs_once
    offer('a', script: [%w[say ran]])
    control_plane.misbehave('/agent/result') { [500, { error: 'Internal' }] }
    agent.start
    control_plane.result_of('a')
    offer('a', script: [%w[say ran]])
    agent.wake
    wait_for_call('/agent/result', count: 3)
    assert_equal 1, control_plane.logs['a'].scan('ran').size
  end

  def test_a_configuration_that_cannot_be_had_fails_the_command_with_a_sentence
    offer('a', shared: { url: "#{control_plane.endpoint}/objects/none", generation: 1, sha256: '00' })
    agent.start
    result = control_plane.result_of('a')
    assert_equal 1, result['exitCode']
    assert_includes result['cause']['message'], '404'
  end

  def test_exit_code_35_is_told_and_followed_by_a_reboot
    asked = reboots_go_into('asked')
    offer('a', script: [['exit', 35]])
    agent.start
    result = control_plane.result_of('a')
    assert_equal 35, result['exitCode']
    assert_nil result['cause']
    assert_equal "-r now\n", File.read(asked)
  end

  private

  # Reading the pipe waits until the agent asks for a reboot.
  def reboots_go_into(name)
    pipe = agent.fifo(name)
    script = "#{agent.root}/shutdown"
    File.write(script, "#!/bin/sh\necho \"$@\" > #{pipe}\n", perm: 0o755)
    agent.environment['OPSWRIGHT_REBOOT'] = "#{script} -r"
    pipe
  end
end
