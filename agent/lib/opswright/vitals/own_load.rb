# frozen_string_literal: true

require_relative '../machine'

module Opswright
  module Vitals
    # The kernel's load averages count the whole machine; this counts the processes that a container sees, in the
    # same way: those running or waiting for the disk, averaged over 1, 5 and 15 minutes.
    class OwnLoad
      MINUTES = %w[1 5 15].freeze
      ACTIVE = %w[R D].freeze

      attr_reader :averages

      def initialize(active: -> { OwnLoad.active_processes }, clock: -> { Process.clock_gettime(Process::CLOCK_MONOTONIC) })
        @active = active
        @clock = clock
        @averages = MINUTES.map { |minutes| [minutes, 0.0] }.to_h
        @sampled_at = clock.call
      end

      # Without the process that looks: it is always running.
      def self.active_processes
        (Machine.pids - [Process.pid]).count { |pid| ACTIVE.include?(Machine.stat(pid)&.first) }
      end

      def sample
        now = @clock.call
        active = @active.call
        @averages = @averages.map { |minutes, average| [minutes, decayed(average, active, minutes, now - @sampled_at)] }.to_h
        @sampled_at = now
      end

      private

      def decayed(average, active, minutes, seconds)
        weight = Math.exp(-seconds / (60.0 * minutes.to_i))
        (average * weight + active * (1 - weight)).round(4)
      end
    end
  end
end
