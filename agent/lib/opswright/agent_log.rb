# frozen_string_literal: true

module Opswright
  # The agent's own log, one line per thing worth knowing; systemd keeps it and knows the time.
  module AgentLog
    class << self
      attr_accessor :role

      def info(message)
        say('INFO', message)
      end

      def warn(message)
        say('WARN', message)
      end

      private

      # In one write, so that lines of several processes do not mix.
      def say(severity, message)
        $stdout.syswrite("#{severity} #{role}: #{message}\n")
      end
    end
  end
end
