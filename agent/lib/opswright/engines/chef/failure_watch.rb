# frozen_string_literal: true

require_relative 'failure'

module Opswright
  class Engine
    # Remembers which resource raised what, so that a failed run can say where and why.
    class FailureWatch < ::Chef::EventDispatch::Base
      Failed = Struct.new(:resource, :message, :message_raised)

      def initialize(places)
        super()
        @places = places
        @failed = []
      end

      def resource_failed(resource, _action, error)
        @failed << Failed.new(resource, error.message, resource.custom_exception_message(error))
      end

      def cause_of(error)
        error = unwrapped(error)
        Failure.new(error, innermost(error.message), @places).to_h
      end

      private

      # Chef wraps a run's error together with those of its handlers.
      def unwrapped(error)
        error.respond_to?(:wrapped_errors) ? error.wrapped_errors.first : error
      end

      # A custom resource fails because one inside it did: Chef puts each one's name before the message of the one
      # inside. Following the messages also leaves out the resources whose failure was ignored.
      def innermost(message, found = nil)
        failed = @failed.reverse.find { |each| each.message_raised == message }
        failed ? innermost(failed.message, failed) : found
      end
    end
  end
end
