# frozen_string_literal: true

require 'json'
require_relative 'internal_json'

module Opswright
  module Cli
    # What get_json prints: the one JSON of a Chef 11 run; of a Chef 12 run the custom JSON with its run list.
    class JsonOfRun
      def initialize(run)
        @run = run
      end

      def to_s(internal: false)
        JSON.pretty_generate(document(internal))
      end

      private

      def document(internal)
        return @run.document unless @run.chef12?

        internal ? InternalJson.new(@run).to_h : customer_json
      end

      def customer_json
        custom = @run.record.command.dig('own', 'custom') || {}
        { 'run_list' => @run.run_list.map { |recipe| "recipe[#{recipe}]" } }.merge(custom)
      end
    end
  end
end
