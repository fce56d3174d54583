# frozen_string_literal: true

require_relative 'layout'
require_relative 'same_files'
require_relative 'shelf'

module Opswright
  class Cookbooks
    # Of the built-in cookbooks those that a Chef before theirs can run: by the version that their metadata asks for, and
    # with them the ones that are made for it, which stand below a folder of that Chef's name.
    class Fitting
      NEEDED = /^\s*chef_version\s*\(?\s*['"]\s*>=\s*([\d.]+)/.freeze

      def initialize(folder, version)
        @shelf = Shelf.new(folder)
        @version = Gem::Version.new(version)
      end

      # `built_in` is a folder whose name changes with its content. Answers the folder to use in its place.
      def of(built_in)
        cookbooks = Layout.cookbooks(built_in)
        fitting = cookbooks.select { |cookbook| fits?(cookbook) }
        return built_in if fitting == cookbooks

        name = "#{File.basename(built_in)}-#{@version}"
        @shelf.put(name) { |draft| stock(draft, fitting + made_for_it(built_in)) } unless @shelf.holds?(name)
        @shelf.keep_only(name)
        @shelf.path(name)
      end

      private

      def fits?(cookbook)
        metadata = File.join(cookbook, 'metadata.rb')
        needed = File.file?(metadata) && File.read(metadata)[NEEDED, 1]
        !needed || Gem::Version.new(needed) <= @version
      end

      def made_for_it(built_in)
        folder = File.join(built_in, "chef-#{@version.segments.first}")
        File.directory?(folder) ? Layout.cookbooks(folder) : []
      end

      def stock(draft, cookbooks)
        cookbooks.each do |cookbook|
          target = File.join(draft, File.basename(cookbook))
          SameFiles.in(cookbook) { |file, path| SameFiles.put(file, File.join(target, path)) }
        end
        draft
      end
    end
  end
end
