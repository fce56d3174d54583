require 'digest'
require 'fileutils'

module OpsworksApp
  # A zip, tar.gz, tar.bz2 or war file on this machine.
  class Archive
    # Of a web application that has nothing else: it is part of it.
    WEB_INF = 'WEB-INF'.freeze

    def initialize(path, name, shell)
      @path = path
      @name = name
      @shell = shell
    end

    # Unpacks into a new directory, as the app's user. A single directory at the root is left out, as OpsWorks did.
    # Answers the hash of the file: an archive has no revision of its own.
    def unpack(into)
      @shell.run('mkdir', into)
      @shell.run('bsdtar', '--extract', '--file', @path, '--directory', into)
      strip_root(into)
      Digest::SHA256.file(@path).hexdigest
    rescue Failure => e
      raise Failure, "#{@name} is no archive that can be unpacked (zip, tar.gz, tar.bz2, war): #{e.message}"
    end

    private

    def strip_root(into)
      entries = Dir.children(into)
      root = File.join(into, entries.first.to_s)
      return unless entries.one? && entries.first != WEB_INF && File.directory?(root) && !File.symlink?(root)

      aside = "#{into}.root"
      File.rename(root, aside)
      Dir.rmdir(into)
      File.rename(aside, into)
    end
  end
end
