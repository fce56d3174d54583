# frozen_string_literal: true

require 'zlib'

# A test that has a control plane and an agent, both its own.
class AgentCase < Minitest::Test
  attr_reader :control_plane, :agent

  def setup
    @control_plane = FakeControlPlane.new
    @agent = AgentUnderTest.new(control_plane)
  end

  def teardown
    puts "\n#{name}:\n#{agent.log}" unless passed?
    agent.remove
    control_plane.stop
  end

  private

  def command(id, script: [], **changes)
    {
      commandId: id, type: 'execute_recipes', activity: 'execute_recipes', timeoutSeconds: 60, runList: ['any'],
      customCookbooks: { enabled: false, refresh: false },
      own: { attributes: {}, data_bags: {}, custom: { script: script } }
    }.merge(changes)
  end

  def offer(id, **details)
    control_plane.enqueue(command(id, **details))
  end

  # Waits for the run to say `word` in its log.
  def wait_for_log(id, word)
    control_plane.wait_until("#{word.inspect} in the log of #{id}") { control_plane.logs[id].include?(word) }
  end

  def wait_for_call(path, count: 1, &which)
    control_plane.wait_until("#{count} calls to #{path}") do
      calls = control_plane.calls_to(path)
      calls = calls.select(&which) if which
      calls.last if calls.size >= count
    end
  end

  # A command that says `started` and then holds until the pipe is released.
  def offer_held(id, pipe, after: [], **details)
    offer(id, script: [%w[say started], ['hold', pipe], *after], **details)
  end
end
