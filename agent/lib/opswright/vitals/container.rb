# frozen_string_literal: true

require 'etc'
require_relative '../machine'
require_relative 'control_group'
require_relative 'host'
require_relative 'own_load'

module Opswright
  module Vitals
    # From the container's control group, and the load from its own processes.
    class Container
      def self.available?
        ControlGroup.new.available?
      end

      def initialize(group: ControlGroup.new, host: Host.new, load: OwnLoad.new)
        @group = group
        @host = host
        @load = load
        @before = reading
      end

      def sample
        @load.sample
      end

      def measure
        { cpu: cpu, memory: memory, load: @load.averages, procs: Machine.pids.size }
      end

      private

      Reading = Struct.new(:at, :user, :system)

      def reading
        Reading.new(Process.clock_gettime(Process::CLOCK_MONOTONIC), @group.user_seconds, @group.system_seconds)
      end

      def cpu
        after = reading
        available = [after.at - @before.at, 0.001].max * (@group.processors || Etc.nprocessors)
        user = share(after.user - @before.user, available)
        system = share(after.system - @before.system, available)
        @before = after
        { user: user, system: system, nice: 0.0, idle: (100 - user - system).clamp(0.0, 100.0).round(2), iowait: 0.0, steal: 0.0 }
      end

      def share(spent, available)
        (100.0 * spent / available).clamp(0.0, 100.0).round(2)
      end

      def memory
        total = (@group.memory_limit || @host.measure[:memory][:total] * 1024) / 1024
        cached = @group.memory_cached / 1024
        used = [@group.memory_used / 1024 - cached, 0].max
        { total: total, used: used, free: [total - used - cached, 0].max, buffers: 0, cached: cached, swap: 0 }
      end
    end
  end
end
