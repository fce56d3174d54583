# frozen_string_literal: true

module Opswright
  # A named pipe that says only "look". Rings coalesce, and one that nobody hears is harmless:
  # whoever is woken reads the truth from the journal or the control plane.
  class Bell
    attr_reader :pipe

    def self.ring(path)
      File.open(path, File::WRONLY | File::NONBLOCK) { |pipe| pipe.write_nonblock('!') }
    rescue Errno::ENXIO, Errno::ENOENT, IO::WaitWritable
      nil
    end

    def initialize(path)
      make(path) unless File.pipe?(path)
      @pipe = File.open(path, File::RDWR | File::NONBLOCK)
    end

    # Forgets the rings so far; answers whether there were any.
    def hush
      heard = false
      heard = true while pipe.read_nonblock(4096)
    rescue IO::WaitReadable
      heard
    end

    def close
      pipe.close
    end

    private

    def make(path)
      File.mkfifo(path, 0o600)
    rescue Errno::EEXIST
      nil
    end
  end
end
