# frozen_string_literal: true

require 'json'

module Opswright
  class Engine
    # Why a run failed, for a person: what went wrong, and the cookbook, recipe, file and line to look at.
    class Failure
      # Knows which files are cookbooks' and what part of their path says something.
      class Places
        LINE = /\A(?<path>.+?):(?<line>\d+)/.freeze

        def initialize(cookbooks)
          @cookbooks = "#{File.expand_path(cookbooks)}/"
        end

        # The first of these source lines that lies in a cookbook.
        def first_in(lines)
          match = lines.compact.lazy.map { |line| line.match(LINE) }
                       .find { |found| found && found[:path].start_with?(@cookbooks) }
          match && describe(match[:path].delete_prefix(@cookbooks), match[:line].to_i)
        end

        private

        def describe(file, line)
          cookbook = file.split('/').first
          { 'cookbook' => cookbook, 'recipe' => recipe_in(file), 'file' => file, 'line' => line }.compact
        end

        def recipe_in(file)
          file[%r{/recipes/(.+)\.rb\z}, 1]
        end
      end

      LONGEST = 500

      # `failed` is what is known of the resource that failed, if one did.
      def initialize(error, failed, places)
        @error = error
        @resource = failed&.resource
        @message = failed ? failed.message : error.message
        @places = places
      end

      def to_h
        { 'message' => sentence, 'exception' => @error.class.name, 'resource' => @resource&.to_s }
          .merge(place).compact
      end

      private

      def sentence
        @resource ? "#{@resource} failed: #{reason}" : reason
      end

      def reason
        return 'its output is not shown, because the resource is sensitive' if @resource&.sensitive

        (unresolved_cookbooks || @message).lines.map(&:strip).reject(&:empty?).first.to_s[0, LONGEST]
      end

      def place
        @place ||= declared || @places.first_in(@error.backtrace.to_a) || {}
      end

      def declared
        return unless @resource

        named = { 'cookbook' => @resource.cookbook_name&.to_s, 'recipe' => @resource.recipe_name&.to_s }.compact
        named.merge(@places.first_in([@resource.source_line]) || {}) { |_key, name, _found| name }
      end

      # Chef reports cookbooks that it cannot find as a failed HTTP request, with the reason inside.
      def unresolved_cookbooks
        return unless @error.respond_to?(:response) && @error.response&.code == '412'

        said = Array(parsed(@error.response.body)['error']).first
        said = parsed(said) if said.is_a?(String)
        said.is_a?(Hash) ? said['message'] : said
      end

      def parsed(text)
        JSON.parse(text)
      rescue JSON::ParserError
        text
      end
    end
  end
end
