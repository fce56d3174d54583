# frozen_string_literal: true

require_relative '../machine'
require_relative '../version'

module Opswright
  module Cli
    # Whether the agent runs, and what it did last.
    class AgentReport
      def initialize(home, runs)
        @home = home
        @runs = runs
      end

      def to_s
        ["AWS OpsWorks Instance Agent State Report:\n", *lines.map { |line| "  #{line}" }].join("\n")
      end

      def lines
        [last_activity, "Agent Status: The AWS OpsWorks agent is #{status}", "Agent Version: #{VERSION}"]
      end

      private

      def last_activity
        last = @runs.all.last or return 'There was no activity yet'
        "Last activity was a \"#{last.activity}\" on #{last.time.strftime('%a %b %d %H:%M:%S UTC %Y')}"
      end

      def status
        pid = supervisor
        pid ? "running as PID #{pid}" : 'not running'
      end

      # The courier holds its lock as long as it lives, and its parent is the agent.
      def supervisor
        File.open(@home.paths.lock('courier')) do |lock|
          next if lock.flock(File::LOCK_SH | File::LOCK_NB)

          Machine.parent(Integer(lock.read))
        end
      rescue Errno::ENOENT
        nil
      end
    end
  end
end
