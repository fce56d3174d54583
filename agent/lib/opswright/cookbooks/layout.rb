# frozen_string_literal: true

require 'fileutils'
require_relative '../errors'

module Opswright
  class Cookbooks
    # Finds the cookbooks in what a user's repository or archive holds.
    module Layout
      PARTS = %w[attributes definitions files libraries providers recipes resources templates].freeze
      METADATA = %w[metadata.rb metadata.json].freeze
      NAME = /^\s*name\s*\(?\s*['"]([\w-]+)['"]/.freeze

      module_function

      def cookbook?(folder)
        (Dir.children(folder) & (PARTS + METADATA)).any?
      end

      # The folders of a folder that are cookbooks.
      def cookbooks(folder)
        Dir.children(folder).reject { |name| name.start_with?('.') }.map { |name| File.join(folder, name) }
           .select { |path| File.directory?(path) && cookbook?(path) }
      end

      # Cookbooks stand at the top level of a repository and inside the one root folder of an archive.
      def root(folder)
        sole_child(folder) || folder
      end

      # A repository that is itself one cookbook is moved into a folder of its name.
      def normalize(folder)
        name = name_in_metadata(folder)
        return wrapped(folder, name) if name
        return folder if cookbooks(folder).any? || File.exist?(File.join(folder, 'Berksfile'))

        raise RunFailed, "it holds no cookbook: each is a folder at the top level with recipes/ or a metadata.rb#{hint(folder)}"
      end

      def hint(folder)
        inner = Dir.children(folder).find { |name| File.directory?("#{folder}/#{name}") && cookbooks("#{folder}/#{name}").any? }
        inner ? "; here they are one level too deep, in #{inner}/" : ''
      end

      def name_in_metadata(folder)
        file = File.join(folder, 'metadata.rb')
        File.file?(file) && File.read(file)[NAME, 1]
      end

      def sole_child(folder)
        children = Dir.children(folder)
        only = File.join(folder, children.first.to_s)
        only if children.one? && File.directory?(only) && !cookbook?(only)
      end

      def wrapped(folder, name)
        outer = "#{folder}-wrapped"
        FileUtils.mkdir_p(outer)
        FileUtils.mv(folder, File.join(outer, name))
        outer
      end
    end
  end
end
