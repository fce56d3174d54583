# frozen_string_literal: true

module Opswright
  module Vitals
    # What the kernel counts for this container alone, from either version of control groups.
    class ControlGroup
      UNLIMITED = 1 << 60

      def initialize(root = '/sys/fs/cgroup')
        @root = root
      end

      def available?
        version2? || File.exist?(file('cpuacct/cpuacct.usage_user'))
      end

      # Seconds of processor time so far
      def user_seconds
        version2? ? table('cpu.stat')['user_usec'] / 1e6 : number('cpuacct/cpuacct.usage_user') / 1e9
      end

      def system_seconds
        version2? ? table('cpu.stat')['system_usec'] / 1e6 : number('cpuacct/cpuacct.usage_sys') / 1e9
      end

      # nil without a limit
      def processors
        quota, period = version2? ? words('cpu.max') : [words('cpu/cpu.cfs_quota_us'), words('cpu/cpu.cfs_period_us')].flatten
        quota.to_f / period.to_f if quota.to_i.positive?
      end

      # Bytes
      def memory_used
        number(version2? ? 'memory.current' : 'memory/memory.usage_in_bytes')
      end

      def memory_cached
        version2? ? table('memory.stat')['file'].to_i : table('memory/memory.stat')['cache'].to_i
      end

      # nil without a limit
      def memory_limit
        limit = words(version2? ? 'memory.max' : 'memory/memory.limit_in_bytes').first.to_i
        limit if limit.positive? && limit < UNLIMITED
      end

      private

      def version2?
        File.exist?(file('cpu.stat')) && File.exist?(file('memory.current'))
      end

      def table(name)
        File.readlines(file(name)).map(&:split).map { |key, value| [key, value.to_i] }.to_h
      end

      def number(name)
        words(name).first.to_i
      end

      def words(name)
        File.read(file(name)).split
      rescue Errno::ENOENT
        []
      end

      def file(name)
        File.join(@root, name)
      end
    end
  end
end
