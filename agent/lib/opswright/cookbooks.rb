# frozen_string_literal: true

require_relative 'cookbooks/built_in'
require_relative 'cookbooks/custom'
require_relative 'cookbooks/merged'

module Opswright
  # The cookbooks of a run: the service's with the user's own laid over them, file by file.
  class Cookbooks
    def initialize(home, log)
      @home = home
      @log = log
    end

    # Answers the folder for Chef's cookbook_path.
    def assemble(command)
      layers = [built_in(command['builtInCookbooks']), *custom(command['customCookbooks'] || {})].compact
      Merged.new(folder('merged'), @log).of(layers)
    end

    private

    def built_in(wanted)
      wanted && BuiltIn.new(folder('built-in'), @home.control_plane, @log).fetch(wanted)
    end

    def custom(wanted)
      cookbooks = Custom.new(folder('custom'), @home, @log)
      return cookbooks.remove unless wanted['enabled']

      cookbooks.fetch(wanted) if wanted['refresh'] || cookbooks.missing?
      cookbooks.paths
    end

    def folder(name)
      File.join(@home.paths.cookbooks, name)
    end
  end
end
