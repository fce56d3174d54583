# frozen_string_literal: true

require_relative '../errors'
require_relative 'command'
require_relative 'tool'

module Opswright
  class Cookbooks
    # Unpacks an archive by what it is, not by what it is called.
    module Unpack
      # How it begins, and the program that reads it.
      FORMATS = { /\APK\x03\x04/n => 'unzip', /\A\x1f\x8b/n => 'gzip', /\ABZh/n => 'bzip2', /\A\xFD7zXZ/n => 'xz' }.freeze
      PACKAGES = { 'xz' => 'xz-utils' }.freeze

      module_function

      def into(folder, archive, log)
        program = FORMATS.find { |magic, _| magic.match?(File.binread(archive, 8).to_s) }&.last
        raise RunFailed, 'it is neither a zip nor a gzip, bzip2 or xz compressed tar archive' unless program

        Tool.need(program, log, package: PACKAGES.fetch(program, program))
        extract(program, archive, folder)
      end

      def extract(program, archive, folder)
        return Command.run('unzip', '-q', archive, '-d', folder) if program == 'unzip'

        Command.run('tar', '-x', "--use-compress-program=#{program}", '-f', archive, '-C', folder, '--no-same-owner')
      rescue RunFailed => e
        raise RunFailed, "the archive is damaged: #{e.message}"
      end
    end
  end
end
