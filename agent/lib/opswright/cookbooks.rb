# frozen_string_literal: true

require 'fileutils'
require_relative 'cookbooks/built_in'
require_relative 'cookbooks/custom'
require_relative 'cookbooks/fitting'
require_relative 'cookbooks/merged'

module Opswright
  # The cookbooks of a run: the service's with the user's own laid over them, file by file.
  class Cookbooks
    # What OpsWorks users know the folders as: the service's, Berkshelf's, their own, and all together.
    NAMES = %w[cookbooks berkshelf-cookbooks site-cookbooks merged-cookbooks].freeze

    # The names of built-in cookbooks that this machine's Chef cannot run and that the user has none for.
    attr_reader :left_out

    # `chef_version` is nil on a machine without Chef.
    def initialize(home, log, chef_version)
      @home = home
      @log = log
      @chef_version = chef_version
    end

    # Answers the folder for Chef's cookbook_path.
    def assemble(command)
      all = built_in(command['builtInCookbooks'])
      built_in = fitting(all)
      own = custom(command['customCookbooks'] || {}) || []
      merged = Merged.new(folder('merged'), @log).of([built_in, *own].compact)
      @left_out = names(all) - names(merged)
      show(built_in, own, merged)
      merged
    end

    private

    def built_in(wanted)
      wanted && BuiltIn.new(folder('built-in'), @home.control_plane, @log).fetch(wanted)
    end

    def fitting(built_in)
      built_in && @chef_version ? Fitting.new(folder('fitting'), @chef_version).of(built_in) : built_in
    end

    def names(folder)
      folder ? Layout.cookbooks(folder).map { |cookbook| File.basename(cookbook) } : []
    end

    def custom(wanted)
      cookbooks = Custom.new(folder('custom'), @home, @log)
      return cookbooks.remove unless wanted['enabled']

      cookbooks.fetch(wanted) if wanted['refresh'] || cookbooks.missing?
      cookbooks.paths
    end

    # Berkshelf's and the user's own lie in folders of the name that they are known by.
    def show(built_in, own, merged)
      folders = own.map { |path| [File.basename(path), path] }.to_h
      folders.update('cookbooks' => built_in, 'merged-cookbooks' => merged)
      NAMES.each { |name| link(File.join(@home.paths.known_cookbooks, name), folders[name]) }
    end

    def link(name, folder)
      return if File.symlink?(name) && File.readlink(name) == folder

      FileUtils.mkdir_p(File.dirname(name))
      FileUtils.rm_f(name)
      File.symlink(folder, name) if folder
    end

    def folder(name)
      File.join(@home.paths.cookbooks, name)
    end
  end
end
