# frozen_string_literal: true

require 'test_helper'

class IdentityTest < AgentCase
  def test_first_contact_proves_the_machine_with_a_call_bound_to_the_nonce
    agent.start
    wait_for_call('/agent/next')
    proof = control_plane.calls_to('/agent/register').first['proof']
    assert_equal 'Action=GetCallerIdentity&Version=2011-06-15', proof['body']
    assert_equal 'n-1', proof['headers']['x-opswright-nonce']
    assert_match(/SignedHeaders=content-type;host;x-amz-date;x-amz-security-token;x-opswright-nonce,/,
                 proof['headers']['authorization'])
  end

  def test_first_contact_says_what_machine_this_is
    agent.start
    call = wait_for_call('/agent/register')
    assert_equal %w[instance-1 i-0001], [call['instanceId'], call['ec2InstanceId']]
    assert_equal Opswright::Machine.boot_id, call['bootId']
  end

  def test_the_processes_of_an_agent_register_once
    agent.start
    wait_for_call('/agent/next')
    wait_for_call('/agent/heartbeat')
    assert_equal 1, control_plane.calls_to('/agent/register').size
  end

  def test_the_key_is_kept_for_the_next_life_and_readable_by_root_only
    agent.start
    wait_for_call('/agent/next')
    agent.stop
    agent.start
    wait_for_call('/agent/next', count: 2)
    assert_equal 1, control_plane.calls_to('/agent/register').size
    assert_equal 0o600, File.stat("#{agent.root}/var/lib/opswright/key.json").mode & 0o777
  end

  def test_a_key_that_is_refused_is_forgotten_and_a_new_one_asked_for
    agent.start
    wait_for_call('/agent/next')
    control_plane.forget_keys
    offer('a')
    agent.wake
    assert_equal 0, control_plane.result_of('a')['exitCode']
    assert_equal 2, control_plane.calls_to('/agent/register').size
  end

  def test_a_machine_made_from_this_ones_image_registers_for_itself
    agent.start
    wait_for_call('/agent/next')
    agent.stop
    control_plane.ec2_instance_id = 'i-0002'
    agent.start
    wait_for_call('/agent/register', count: 2) { |call| call['ec2InstanceId'] }
    assert_equal 'i-0002', control_plane.calls_to('/agent/register').last['ec2InstanceId']
  end

  def test_a_machine_whose_clock_is_hours_wrong_works_by_the_control_planes_clock
    control_plane.clock_offset = 7200
    offer('a')
    agent.start
    assert_equal 0, control_plane.result_of('a')['exitCode']
    assert_equal 1, control_plane.calls_to('/agent/register').size
  end

  def test_a_clock_that_jumps_later_does_not_cost_the_key
    agent.start
    wait_for_call('/agent/next')
    control_plane.clock_offset = 7200
    offer('a')
    agent.wake
    assert_equal 0, control_plane.result_of('a')['exitCode']
    assert_equal 1, control_plane.calls_to('/agent/register').size
  end
end
