# frozen_string_literal: true

require_relative 'role'
require_relative 'version'
require_relative 'vitals'

module Opswright
  # Says every minute that this machine lives and how it feels, also while Chef runs.
  class Heart < Role
    JITTER = 0.1
    SAMPLE_SECONDS = 5

    def work
      @vitals = Vitals.for_this_machine
      @back_off = BackOff.new
      loop { sample_for(beat) }
    end

    private

    def sample_for(seconds)
      due = now + seconds
      while (left = due - now).positive?
        rest([left, SAMPLE_SECONDS].min)
        @vitals.sample
      end
    end

    # Answers the seconds until the next beat.
    def beat
      answer = home.control_plane.post('/agent/heartbeat', pulse)
      @back_off.reset
      Bell.ring(home.paths.bell('wake')) if answer['look']
      with_jitter(answer.fetch('heartbeatSeconds') { home.control_plane.heartbeat_seconds })
    rescue Stale => e
      AgentLog.warn(e.message)
      Bell.ring(home.paths.bell('wake'))
      @back_off.next_pause
    rescue Refused, Unreachable => e
      AgentLog.warn(e.message)
      @back_off.next_pause(e.is_a?(Unreachable) ? e.retry_after : nil)
    end

    def pulse
      { agentVersion: VERSION, uptimeSeconds: Machine.uptime_seconds, running: running }.compact.merge(@vitals.measure)
    end

    def running
      record = home.journal.current
      { commandId: record.id, fence: record.fence } if record && !record.finished?
    end

    def with_jitter(seconds)
      seconds * (1 + JITTER * (rand * 2 - 1))
    end

    def now
      Process.clock_gettime(Process::CLOCK_MONOTONIC)
    end
  end
end
