# frozen_string_literal: true

require_relative 'failure'

module Opswright
  class Engine
    # Remembers which resource raised what, so that a failed run can say where and why.
    class FailureWatch < ::Chef::EventDispatch::Base
      Failed = Struct.new(:resource, :error)

      def initialize(places)
        super()
        @places = places
        @failed = []
      end

      def resource_failed(resource, _action, error)
        @failed << Failed.new(resource, error)
      end

      def cause_of(error)
        Failure.new(unwrapped(error), innermost_in(error), @places).to_h
      end

      private

      # Chef wraps a run's error together with those of its handlers.
      def unwrapped(error)
        error.respond_to?(:wrapped_errors) ? error.wrapped_errors.first : error
      end

      # A custom resource fails because one inside it did, and resources whose failure was ignored do not count.
      def innermost_in(error)
        chain = causes(unwrapped(error))
        @failed.find { |failed| chain.any? { |each| each.equal?(failed.error) } }&.resource
      end

      def causes(error)
        chain = [error]
        chain << chain.last.cause while chain.last.cause && !chain.include?(chain.last.cause)
        chain
      end
    end
  end
end
