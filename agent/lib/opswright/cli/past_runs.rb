# frozen_string_literal: true

require_relative 'arguments'
require_relative 'past_run'

module Opswright
  module Cli
    # The runs that the journal remembers, oldest first.
    class PastRuns
      def initialize(home)
        @home = home
      end

      def all
        @all ||= @home.journal.records.select(&:run).map { |record| PastRun.new(record, @home.paths) }
      end

      # Of one activity, if one is named; sent at one time, if one is named.
      def like(arguments)
        found = all
        found = found.select { |run| run.activity == arguments.activity } if arguments.activity
        found = found.select { |run| run.time.to_i == arguments.date.to_i } if arguments.date
        found
      end

      # The newest of those.
      def find(arguments)
        like(arguments).last || raise(Misuse, "This instance remembers no such run#{asked(arguments)}. See list_commands.")
      end

      def newest
        all.last || raise(Misuse, 'This instance ran nothing yet.')
      end

      private

      def asked(arguments)
        words = [arguments.activity, arguments.date&.utc&.strftime(PastRun::STAMP)].compact
        words.empty? ? '' : " (#{words.join(' ')})"
      end
    end
  end
end
