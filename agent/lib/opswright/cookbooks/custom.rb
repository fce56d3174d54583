# frozen_string_literal: true

require 'fileutils'
require 'securerandom'
require_relative 'archive_source'
require_relative 'berkshelf'
require_relative 'git_source'
require_relative 'layout'
require_relative 's3_source'
require_relative 'shelf'
require_relative 'svn_source'

module Opswright
  class Cookbooks
    # The user's own cookbooks. A fetch that fails leaves the old ones.
    #
    #   current -> fetch-<random>/site-cookbooks        what the repository holds
    #                             berkshelf-cookbooks   what its Berksfile names, if that was asked for
    class Custom
      CURRENT = 'current'
      SITE = 'site-cookbooks'
      BERKSHELF = 'berkshelf-cookbooks'

      def initialize(folder, home, log)
        @shelf = Shelf.new(folder)
        @home = home
        @log = log
      end

      def missing?
        !@shelf.holds?(File.join(CURRENT, SITE))
      end

      # Later ones win. Each fetch has a folder of its own, so that its name tells this version from any other.
      def paths
        current = File.realpath(@shelf.path(CURRENT))
        [BERKSHELF, SITE].map { |name| File.join(current, name) }.select { |path| File.directory?(path) }
      end

      # `wanted` is the command's customCookbooks.
      def fetch(wanted)
        source = source_for(wanted.fetch('source'))
        @log.info("Fetching custom cookbooks from #{source}")
        make_current(@shelf.put("fetch-#{SecureRandom.hex(8)}") { |draft| stock(draft, source, wanted['manageBerkshelf']) })
      rescue RunFailed, Unreachable, Refused => e
        raise RunFailed, "Fetching the custom cookbooks from #{source || wanted.dig('source', 'type')} failed: #{e.message}"
      end

      # Answers that there are none.
      def remove
        @shelf.keep_only
        []
      end

      private

      def source_for(wanted)
        case wanted['type']
        when 'git' then GitSource.new(wanted, @log)
        when 'svn' then SvnSource.new(wanted, @log)
        when 'archive' then ArchiveSource.new(wanted, @home.control_plane.http, @log)
        when 's3' then S3Source.new(wanted, @home.control_plane, @log)
        else raise RunFailed, "there is no cookbook source of the type #{wanted['type'].inspect}"
        end
      end

      def stock(draft, source, manage_berkshelf)
        root = Layout.root(source.fetch(draft))
        shelves = File.join(draft, 'shelves')
        FileUtils.mkdir_p(shelves)
        resolve(root, File.join(shelves, BERKSHELF), source, manage_berkshelf) if File.file?(File.join(root, 'Berksfile'))
        FileUtils.mv(Layout.normalize(root), File.join(shelves, SITE))
        shelves
      end

      def resolve(root, target, source, wanted)
        return @log.warn('The Berksfile is left as it is: the stack does not ask for it with ManageBerkshelf') unless wanted

        berkshelf = Berkshelf.new(@home.paths, @log)
        return berkshelf.vendor(root, target, {}) unless source.is_a?(GitSource)

        source.access { |env| berkshelf.vendor(root, target, env) }
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
