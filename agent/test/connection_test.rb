# frozen_string_literal: true

require 'test_helper'

class ConnectionTest < AgentCase
  def test_the_agent_waits_for_a_control_plane_that_is_not_there_yet
    control_plane.go_away
    offer('a')
    agent.start
    control_plane.come_back
    assert_equal 0, control_plane.result_of('a')['exitCode']
  end

  def test_a_result_outlives_an_absence_of_the_control_plane
    pipe = agent.fifo('hold')
    offer_held('a', pipe, after: [%w[say finished]])
    agent.start
    wait_for_log('a', 'started')
    control_plane.go_away
    agent.release(pipe)
    control_plane.come_back
    assert_equal 0, control_plane.result_of('a')['exitCode']
    assert_includes control_plane.logs['a'], 'finished'
  end

  def test_a_result_outlives_an_absence_and_an_agent
    pipe = agent.fifo('hold')
    offer_held('a', pipe)
    agent.start
    wait_for_log('a', 'started')
    control_plane.go_away
    agent.kill
    agent.release(pipe)
    agent.start
    control_plane.come_back
    assert_equal 0, control_plane.result_of('a')['exitCode']
  end

  [429, 500, 502, 503, 504].each do |status|
    define_method("test_a_#{status}_is_tried_again") do
      %w[/agent/next /agent/result].each { |path| control_plane.misbehave(path) { [status, { error: 'Later', retryable: true }] } }
      offer('a')
      agent.start
      assert_equal 0, control_plane.result_of('a')['exitCode']
    end
  end

  def test_an_answer_that_breaks_off_is_tried_again
    control_plane.misbehave('/agent/next') { nil }
    control_plane.misbehave('/agent/log') { nil }
    offer('a')
    agent.start
    assert_equal 0, control_plane.result_of('a')['exitCode']
  end

  def test_a_gap_in_the_log_is_filled_from_where_the_control_plane_says
    offer('a', script: [['say', 'x' * 150_000]])
    control_plane.misbehave('/agent/log', times: 1) { [200, { nextOffset: 10 }] }
    agent.start
    control_plane.result_of('a')
    assert_equal Zlib.gunzip(control_plane.uploads['a']), control_plane.logs['a']
  end

  def test_a_store_that_refuses_the_log_does_not_keep_back_the_result
    offer('a')
    control_plane.misbehave('/store/a') { [403, 'expired'] }
    agent.start
    assert_equal 0, control_plane.result_of('a')['exitCode']
  end

  def test_a_result_that_is_refused_for_good_does_not_block_the_next_command
    offer('a')
    control_plane.misbehave('/agent/result') do
      control_plane.calls.clear
      [400, { error: 'Validation', retryable: false }]
    end
    agent.start
    wait_for_call('/agent/result')
    control_plane.withdraw('a')
    offer('b')
    agent.wake
    assert_equal 0, control_plane.result_of('b')['exitCode']
  end
end
