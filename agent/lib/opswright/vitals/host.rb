# frozen_string_literal: true

require_relative '../machine'

module Opswright
  module Vitals
    # From /proc.
    class Host
      CPU = %w[user nice system idle iowait irq softirq steal].freeze
      SHOWN = %w[user system nice idle iowait steal].freeze

      def initialize
        @before = cpu_ticks
      end

      # The kernel samples by itself.
      def sample; end

      def measure
        { cpu: cpu, memory: memory, load: load_averages, procs: Machine.pids.size }
      end

      private

      def cpu
        ticks = cpu_ticks
        spent = ticks.merge(@before) { |_kind, after, before| [after - before, 0].max }
        @before = ticks
        total = [spent.values.sum, 1].max
        SHOWN.map { |kind| [kind, (100.0 * spent[kind] / total).round(2)] }.to_h
      end

      def cpu_ticks
        CPU.zip(File.read('/proc/stat').lines.first.split.drop(1).map(&:to_i)).to_h
      end

      def memory
        sizes = File.readlines('/proc/meminfo').map { |line| line.split(/:?\s+/) }.map { |name, size| [name, size.to_i] }.to_h
        {
          total: sizes['MemTotal'], used: used(sizes), free: sizes['MemFree'], buffers: sizes['Buffers'].to_i,
          cached: sizes['Cached'].to_i, swap: sizes['SwapTotal'].to_i - sizes['SwapFree'].to_i
        }
      end

      def used(sizes)
        sizes['MemTotal'] - sizes['MemFree'] - sizes['Buffers'].to_i - sizes['Cached'].to_i
      end

      def load_averages
        %w[1 5 15].zip(File.read('/proc/loadavg').split.map(&:to_f)).to_h
      end
    end
  end
end
