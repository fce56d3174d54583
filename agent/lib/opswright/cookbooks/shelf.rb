# frozen_string_literal: true

require 'fileutils'
require 'securerandom'

module Opswright
  class Cookbooks
    # Folders that appear whole or not at all. What is being put up does not touch what stands there.
    class Shelf
      def initialize(folder)
        @folder = folder
        FileUtils.mkdir_p(folder, mode: 0o700)
      end

      def path(name)
        File.join(@folder, name)
      end

      def holds?(name)
        File.directory?(path(name))
      end

      # Yields an empty folder; when the block is through, the folder it answers stands on the shelf as `name`.
      def put(name)
        draft = path("draft-#{SecureRandom.hex(4)}")
        FileUtils.mkdir_p(draft, mode: 0o700)
        result = yield draft
        File.rename(result, path(name)) unless holds?(name)
        path(name)
      ensure
        FileUtils.rm_rf(draft)
      end

      def keep_only(*names)
        others = Dir.children(@folder) - names
        FileUtils.rm_rf(others.map { |name| path(name) })
      end
    end
  end
end
