# frozen_string_literal: true

require 'securerandom'
require_relative 'archive_source'
require_relative 'git_source'
require_relative 'layout'
require_relative 's3_source'
require_relative 'shelf'

module Opswright
  class Cookbooks
    # The user's own cookbooks. A fetch that fails leaves the old ones.
    class Custom
      CURRENT = 'current'

      def initialize(folder, control_plane, log)
        @shelf = Shelf.new(folder)
        @control_plane = control_plane
        @log = log
      end

      def missing?
        !@shelf.holds?(CURRENT)
      end

      # Each fetch has a folder of its own, so that its name tells this version from any other.
      def path
        File.realpath(@shelf.path(CURRENT))
      end

      def fetch(wanted)
        source = source_for(wanted)
        @log.info("Fetching custom cookbooks from #{source}")
        make_current(@shelf.put("fetch-#{SecureRandom.hex(8)}") { |draft| Layout.normalize(source.fetch(draft)) })
      rescue RunFailed, Unreachable, Refused => e
        raise RunFailed, "Fetching the custom cookbooks from #{source || wanted['type']} failed: #{e.message}"
      end

      # Answers nil: there are none.
      def remove
        @shelf.keep_only
        nil
      end

      private

      def source_for(wanted)
        case wanted['type']
        when 'git' then GitSource.new(wanted, @log)
        when 'archive' then ArchiveSource.new(wanted, @control_plane.http, @log)
        when 's3' then S3Source.new(wanted, @control_plane, @log)
        else raise RunFailed, "cookbooks of type #{wanted['type'].inspect} cannot be fetched by this agent yet"
        end
      end

      def make_current(folder)
        draft = @shelf.path('next')
        FileUtils.rm_f(draft)
        File.symlink(folder, draft)
        File.rename(draft, @shelf.path(CURRENT))
        @shelf.keep_only(CURRENT, File.basename(folder))
      end
    end
  end
end
