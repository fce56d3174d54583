# frozen_string_literal: true

module Opswright
  class Engine
    # Activates a gem with all that it depends on. To resolve that takes as long as to load the half of Chef, so what
    # was found is kept for as long as no gem is installed or removed. Requires nothing before it is done: which version
    # of a library is loaded is being decided here.
    class GemSet
      def initialize(file)
        @file = file
      end

      # The first of `choices`, pairs of name and requirement, that is installed. `helpful` are names of gems that may be
      # missing.
      def activate(*choices, helpful: [])
        return activate_kept if kept?

        name, = choices.find { |choice| try(*choice) }
        gem(*choices.first) unless name
        helpful.each { |each| try(each) }
        Gem.finish_resolve
        keep
      end

      private

      def try(name, requirement = '>= 0')
        gem(name, requirement)
        true
      rescue Gem::MissingSpecError
        nil
      end

      def kept?
        @lines = File.readlines(@file, chomp: true)
        @lines.first == state && @lines.drop(1).all? { |path| File.exist?(path) }
      rescue Errno::ENOENT
        false
      end

      def activate_kept
        @lines.drop(1).each { |path| Gem::Specification.load(path).activate }
      end

      def keep
        require 'fileutils'
        require_relative '../../safe_file'
        FileUtils.mkdir_p(File.dirname(@file))
        SafeFile.write(@file, [state, *in_order.map(&:loaded_from)].join("\n"))
      end

      # What installing and removing gems changes.
      def state
        folders = Gem::Specification.dirs.select { |folder| File.directory?(folder) }
        [RUBY_VERSION, Gem::VERSION, *folders.map { |folder| "#{folder}@#{File.mtime(folder).to_i}" }].join(' ')
      end

      # Each after those that it depends on: then there is nothing to resolve.
      def in_order
        found = {}
        Gem.loaded_specs.each_value { |spec| visit(spec, found) }
        found.values.compact
      end

      def visit(spec, found)
        return if spec.nil? || found.key?(spec.name)

        found[spec.name] = nil
        spec.runtime_dependencies.each { |dependency| visit(Gem.loaded_specs[dependency.name], found) }
        found.delete(spec.name)
        found[spec.name] = spec
      end
    end
  end
end
