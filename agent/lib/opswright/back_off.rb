# frozen_string_literal: true

module Opswright
  # Growing pauses with jitter, so that a fleet that lost its control plane does not return as one.
  class BackOff
    FIRST = 1.0
    LONGEST = 30.0

    def initialize(random: Random.new)
      @random = random
      reset
    end

    def reset
      @ceiling = FIRST
    end

    # Seconds to wait before the next attempt, at least what the other side asked for.
    def next_pause(at_least = nil)
      pause = @ceiling * (0.5 + @random.rand / 2)
      @ceiling = [@ceiling * 2, LONGEST].min
      [pause, at_least.to_f].max
    end
  end
end
