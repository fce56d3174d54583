# frozen_string_literal: true

require 'fileutils'

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

      # Cookbooks stand at the top level of a repository and inside the one root folder of an archive; a repository
      # that is itself one cookbook is moved into a folder of its name.
      def normalize(folder)
        folder = sole_child(folder) || folder
        name = name_in_metadata(folder)
        name ? wrapped(folder, name) : folder
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
