# frozen_string_literal: true

require_relative 'back_off'
require_relative 'errors'

module Opswright
  # For what a run needs from elsewhere: a control plane or a store that is away for a while is waited for.
  module Patience
    LIMIT_SECONDS = 600

    module_function

    # Repeats the block while it raises Unreachable; after the limit the last one counts.
    def wait_for(what, log, limit: LIMIT_SECONDS)
      back_off = BackOff.new
      give_up_at = now + limit
      begin
        yield
      rescue Unreachable => e
        pause = back_off.next_pause(e.retry_after)
        raise RunFailed, "#{what} could not be fetched: #{e.message}" if now + pause > give_up_at

        log.warn("#{what}: #{e.message}; trying again")
        sleep(pause)
        retry
      end
    end

    def now
      Process.clock_gettime(Process::CLOCK_MONOTONIC)
    end
  end
end
