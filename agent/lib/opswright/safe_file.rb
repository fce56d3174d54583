# frozen_string_literal: true

require 'fileutils'
require 'json'
require 'securerandom'

module Opswright
  # Files that are either whole or not there, also after a power cut, and readable by root only.
  module SafeFile
    module_function

    def write(path, content)
      staged(path, content) { |draft| File.rename(draft, path) }
      path
    end

    # Writes only if nobody did before; answers whether it was this call that wrote.
    def create(path, content)
      staged(path, content) { |draft| File.link(draft, path) }
      true
    rescue Errno::EEXIST
      false
    end

    def write_json(path, value)
      write(path, JSON.generate(value))
    end

    def create_json(path, value)
      create(path, JSON.generate(value))
    end

    # nil when there is none
    def read_json(path)
      JSON.parse(File.read(path))
    rescue Errno::ENOENT
      nil
    end

    def staged(path, content)
      draft = "#{path}.#{SecureRandom.hex(4)}.draft"
      File.open(draft, File::WRONLY | File::CREAT | File::EXCL, 0o600) do |file|
        file.write(content)
        file.fsync
      end
      yield draft
    ensure
      FileUtils.rm_f(draft)
    end
    private_class_method :staged
  end
end
