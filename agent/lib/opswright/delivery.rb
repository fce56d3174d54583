# frozen_string_literal: true

require 'tempfile'
require 'zlib'
require_relative 'agent_log'
require_relative 'errors'

module Opswright
  # Brings a command's log and result to the control plane. Every step may be repeated.
  class Delivery
    CHUNK_BYTES = 64 * 1024

    def initialize(record, control_plane)
      @record = record
      @control_plane = control_plane
    end

    # Sends what is new; with `renew` also when nothing is, because each call renews the lease.
    # Answers whether anything was sent.
    def send_log(renew: false)
      size = log_size
      return false unless renew || offset < size

      send_chunk
      send_chunk while offset < size
      true
    end

    # The whole log as one object. A store that does not take it does not keep the result from being told.
    def upload_log
      return if record.delivery['logUploaded']

      compressed { |file| put(file) }
      record.update_delivery('logUploaded' => true)
    rescue Refused => e
      AgentLog.warn("the log of #{record.id} was not taken: #{e.message}")
    end

    # Answers `delivered`, or `refused` when no repetition would help.
    def send_result
      control_plane.post('/agent/result', token.merge(record.result))
      record.settle('delivered')
      'delivered'
    rescue Refused => e
      AgentLog.warn("the result of #{record.id} was refused: #{e.message}")
      record.settle('refused')
      'refused'
    end

    private

    attr_reader :record, :control_plane

    def token
      { commandId: record.id, fence: record.fence }
    end

    def offset
      record.delivery.fetch('logOffset', 0)
    end

    def log_size
      File.exist?(record.log_path) ? File.size(record.log_path) : 0
    end

    def send_chunk
      from = offset
      chunk = log_size > from ? File.binread(record.log_path, CHUNK_BYTES, from) : ''
      answer = control_plane.post('/agent/log', token.merge(offset: from, chunk: [chunk].pack('m0')))
      record.update_delivery('logOffset' => expected(answer.fetch('nextOffset'), from, chunk))
    end

    # The control plane names the byte it waits for. One that waits for the same byte for ever is not asked for ever.
    def expected(wanted, from, chunk)
      @rewinds = @rewinds.to_i + 1 if wanted < from + chunk.bytesize
      raise Unreachable, "the log of #{record.id} is not taken beyond byte #{wanted}" if @rewinds.to_i > 3

      wanted
    end

    def compressed
      Tempfile.create('opswright-log', binmode: true) do |file|
        packer = Zlib::GzipWriter.new(file)
        File.open(record.log_path, 'rb') { |log| IO.copy_stream(log, packer) } if log_size.positive?
        packer.finish
        yield file.tap(&:rewind)
      end
    end

    def put(file)
      url = control_plane.post('/agent/log-upload', token).fetch('url')
      response = control_plane.http.upload(url, file, headers: { 'content-type' => 'text/plain',
                                                                 'content-encoding' => 'gzip' })
      return if response.is_a?(Net::HTTPSuccess)

      raise (response.is_a?(Net::HTTPServerError) ? Unreachable : Refused), "the store answered #{response.code}"
    end
  end
end
