# frozen_string_literal: true

require 'time'

module Opswright
  # The control plane's time, learnt from its answers: a machine whose own clock is wrong can still sign.
  class ServerClock
    TOLERATED_SECONDS = 30

    def initialize
      @offset = 0
    end

    def now
      Time.now + @offset
    end

    # Answers whether our time was so wrong that a signature made before would not be valid.
    def learn(response)
      drift = Time.httpdate(response['date']) - now
      return false if drift.abs <= TOLERATED_SECONDS

      @offset += drift
      true
    rescue ArgumentError, TypeError
      false
    end
  end
end
