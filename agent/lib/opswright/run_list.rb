# frozen_string_literal: true

require_relative 'errors'
require_relative 'operating_system'

module Opswright
  # The recipes of a command, as far as this machine's Chef can run them.
  class RunList
    # Every instance runs these for the sake of others in its stack; what the user's recipes do does not rest on them.
    DISPENSABLE = %w[mysql::client opsworks_ganglia::client opsworks_ganglia::configure-client].freeze

    # `left_out` are the built-in cookbooks that this Chef cannot run and that nobody brings in their place.
    def initialize(recipes, left_out, chef_version)
      @recipes = recipes
      @left_out = left_out
      @chef_version = chef_version
    end

    # Raises RunFailed for a recipe that the command is about: it is not to be half done.
    def runnable(log)
      impossible, possible = @recipes.partition { |recipe| @left_out.include?(cookbook_of(recipe)) }
      missed = impossible - DISPENSABLE
      raise RunFailed, refusal(missed) if missed.any?

      impossible.each { |recipe| log.warn("#{recipe} is skipped: it is a built-in recipe that needs Chef 18, and this is Chef #{@chef_version}") }
      possible
    end

    private

    def cookbook_of(recipe)
      recipe.split('::').first
    end

    def refusal(recipes)
      many = recipes.size > 1
      "#{recipes.join(', ')} #{many ? 'are built-in recipes that need' : 'is a built-in recipe that needs'} Chef 18; " \
        "this instance runs Chef #{@chef_version} on #{system}. Nothing was run. Use an instance with the Os Debian 12, " \
        "Ubuntu 22.04 LTS, Ubuntu 24.04 LTS or Amazon Linux 2023 for #{many ? 'them' : 'it'}, or bring cookbooks of your own."
    end

    def system
      OperatingSystem.describe.values_at(:name, :version).join(' ')
    end
  end
end
