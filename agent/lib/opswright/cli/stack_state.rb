# frozen_string_literal: true

require 'json'

module Opswright
  module Cli
    # The stack as a run saw it.
    class StackState
      PARTS = %w[instance layers applications stack].freeze

      def initialize(run)
        @opsworks = run.document.fetch('opsworks', {})
      end

      def to_s
        JSON.pretty_generate(
          'last_command' => @opsworks.slice('sent_at', 'activity'), **parts,
          'agent' => { 'valid_activities' => @opsworks['valid_client_activities'] }
        )
      end

      private

      def parts
        PARTS.map { |part| [part, @opsworks[part]] }.to_h
      end
    end
  end
end
