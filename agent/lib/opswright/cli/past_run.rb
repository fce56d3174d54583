# frozen_string_literal: true

require 'json'
require 'time'
require_relative 'arguments'

module Opswright
  module Cli
    # One run of this instance: its record, and the JSON that was kept of it.
    class PastRun
      STAMP = '%Y-%m-%dT%H:%M:%S'

      attr_reader :record

      def initialize(record, paths)
        @record = record
        @paths = paths
      end

      def activity
        record.command['activity'] || record.command['type']
      end

      # When the agent took it.
      def time
        @time ||= Time.parse(record.accepted_at).utc
      end

      def line
        "#{time.strftime(STAMP)}        #{activity}"
      end

      def run_list
        record.command['runList'] || []
      end

      # A stack of Chef 12 showed its recipes their data in data bags, not in the node.
      def chef12?
        record.command['chefVersion'].to_i >= 12
      end

      def folder
        File.join(@paths.runs, record.id)
      end

      # The whole JSON, as Chef 11's agent kept it. The archive's log is the record's own, under another name.
      def document
        @document ||= JSON.parse(File.read(archived.sub(/log\z/, 'json')))
      end

      def archived
        Dir.glob(File.join(@paths.run_logs, '*.log')).find { |log| File.identical?(log, record.log_path) } ||
          raise(Misuse, "There is no JSON of #{line.squeeze(' ')}: the run ended before it had one. See show_log.")
      end
    end
  end
end
