# frozen_string_literal: true

require_relative '../../safe_file'

module Opswright
  class Engine
    # What Ohai found out about this machine that stays as it is until the machine starts anew: to ask the programs
    # that know it takes a fifth of a short run. The file lies where each start begins empty.
    class SteadyFacts
      CHANGING = %w[fqdn machinename hostname domain memory ohai_time etc current_user].freeze

      def initialize(file)
        @file = file
      end

      # Answers what is kept; nil in the first run.
      def read
        SafeFile.read_json(@file)
      rescue JSON::ParserError
        nil
      end

      # Keeps what is steady in Ohai's data.
      def keep(data)
        SafeFile.write_json(@file, data.to_hash.reject { |name, _| CHANGING.include?(name) })
      end
    end
  end
end
