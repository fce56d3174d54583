# frozen_string_literal: true

require_relative '../errors'
require_relative 'command'

module Opswright
  class Cookbooks
    # Unpacks an archive by what it is, not by what it is called.
    module Unpack
      FORMATS = {
        /\APK\x03\x04/n => :zip, /\A\x1f\x8b/n => 'z', /\ABZh/n => 'j', /\A\xFD7zXZ/n => 'J'
      }.freeze

      module_function

      def into(folder, archive)
        format = FORMATS.find { |magic, _| magic.match?(File.binread(archive, 8).to_s) }&.last
        raise RunFailed, 'it is neither a zip nor a gzip, bzip2 or xz compressed tar archive' unless format

        format == :zip ? unzip(folder, archive) : untar(folder, archive, format)
      end

      def untar(folder, archive, format)
        Command.run('tar', "-x#{format}f", archive, '-C', folder, '--no-same-owner')
      end

      def unzip(folder, archive)
        Command.run('unzip', '-q', archive, '-d', folder)
      rescue Errno::ENOENT
        Command.run('python3', '-m', 'zipfile', '-e', archive, folder)
      end
    end
  end
end
