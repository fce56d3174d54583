# frozen_string_literal: true

require 'digest'
require 'json'
require 'zlib'
require_relative 'errors'
require_relative 'safe_file'

module Opswright
  # The part of the configuration that all instances of a stack share: fetched once per generation.
  class Snapshot
    KEPT = 3

    def initialize(folder, http)
      @folder = folder
      @http = http
    end

    # `reference` is the command's `shared`: url and sha256 of the gzipped bytes.
    def read(reference)
      packed = kept(reference) || fetched(reference)
      JSON.parse(Zlib.gunzip(packed))
    end

    private

    def kept(reference)
      bytes = File.binread(path(reference))
      bytes if intact?(bytes, reference)
    rescue Errno::ENOENT
      nil
    end

    def fetched(reference)
      response = @http.call('GET', reference.fetch('url'))
      raise refusal(response), "the store answered #{response.code}" unless response.is_a?(Net::HTTPSuccess)
      raise Unreachable, 'it arrived damaged' unless intact?(response.body, reference)

      keep(reference, response.body)
    end

    def refusal(response)
      response.is_a?(Net::HTTPServerError) ? Unreachable : Refused
    end

    def intact?(bytes, reference)
      Digest::SHA256.hexdigest(bytes) == reference.fetch('sha256')
    end

    def keep(reference, bytes)
      SafeFile.write(path(reference), bytes)
      newest_first.drop(KEPT).each { |old| File.unlink(old) }
      bytes
    end

    def newest_first
      Dir.glob(File.join(@folder, '*.gz')).sort_by { |file| File.mtime(file) }.reverse
    end

    def path(reference)
      File.join(@folder, "#{reference.fetch('sha256')[/\A\h+\z/]}.gz")
    end
  end
end
