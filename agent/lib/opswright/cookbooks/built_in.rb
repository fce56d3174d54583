# frozen_string_literal: true

require 'digest'
require 'tempfile'
require_relative '../patience'
require_relative 'shelf'
require_relative 'unpack'

module Opswright
  class Cookbooks
    # The service's own cookbooks, fetched once per version.
    class BuiltIn
      def initialize(folder, control_plane, log)
        @shelf = Shelf.new(folder)
        @control_plane = control_plane
        @log = log
      end

      # `wanted` is the command's builtInCookbooks: path and sha256 of the tar.gz.
      def fetch(wanted)
        name = wanted.fetch('sha256')
        return @shelf.path(name) if @shelf.holds?(name)

        download(wanted)
        @shelf.keep_only(name)
        @shelf.path(name)
      end

      private

      def download(wanted)
        Patience.wait_for('The built-in cookbooks', @log) do
          Tempfile.create('opswright-cookbooks', binmode: true) do |file|
            @control_plane.download(wanted.fetch('path'), file)
            file.flush
            check(file, wanted)
            @shelf.put(wanted.fetch('sha256')) { |draft| unpacked(file, draft) }
          end
        end
      end

      def check(file, wanted)
        return if Digest::SHA256.file(file.path).hexdigest == wanted.fetch('sha256')

        raise Unreachable, 'they arrived damaged'
      end

      def unpacked(file, draft)
        Unpack.into(draft, file.path, @log)
        inner = File.join(draft, 'cookbooks')
        File.directory?(inner) ? inner : draft
      end
    end
  end
end
