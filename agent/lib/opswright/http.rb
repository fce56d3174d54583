# frozen_string_literal: true

require 'net/http'
require 'openssl'
require 'uri'
require_relative 'errors'

module Opswright
  # One HTTP call per connection. Answers any status; raises Unreachable when there is no answer.
  class Http
    OPEN_SECONDS = 5
    READ_SECONDS = 30
    LINK_LOCAL = '169.254.'

    NO_ANSWER = [
      SystemCallError, SocketError, IOError, Timeout::Error, OpenSSL::SSL::SSLError,
      Net::ProtocolError, Net::HTTPBadResponse, Net::HTTPHeaderSyntaxError
    ].freeze

    def call(method, url, headers: {}, body: nil)
      exchange(method, url, headers) do |http, request|
        request.body = body
        http.request(request)
      end
    end

    # Sends a file that may be larger than memory.
    def upload(url, file, headers: {})
      exchange('PUT', url, headers.merge('content-length' => file.size.to_s)) do |http, request|
        request.body_stream = file
        http.request(request)
      end
    end

    # Receives into a file that may be larger than memory; an error's body stays in the answer.
    def download(url, file, headers: {})
      exchange('GET', url, headers) do |http, request|
        whole(file, http.request(request) { |response| receive(response, file) if response.is_a?(Net::HTTPSuccess) })
      end
    end

    private

    # Net::HTTP may ask a second time by itself: nothing of its first answer stays.
    def receive(response, file)
      file.rewind
      file.truncate(0)
      response.read_body { |piece| file.write(piece) }
    end

    # Net::HTTP takes what a broken connection has brought for the whole.
    def whole(file, response)
      broken_off = response.is_a?(Net::HTTPSuccess) && file.pos < response.content_length.to_i
      raise EOFError, 'the answer broke off' if broken_off

      response
    end

    def exchange(method, url, headers)
      uri = URI(url)
      connect(uri) { |http| yield http, request_for(method, uri, headers) }
    rescue *NO_ANSWER => e
      raise Unreachable, "#{uri.host} did not answer: #{e.class}: #{e.message}"
    end

    def connect(uri, &block)
      Net::HTTP.start(uri.host, uri.port, *proxy(uri), use_ssl: uri.scheme == 'https',
                                                       open_timeout: OPEN_SECONDS, read_timeout: READ_SECONDS, &block)
    end

    # The environment's proxy, but none for the machine's own metadata.
    def proxy(uri)
      uri.host.start_with?(LINK_LOCAL) ? [nil] : []
    end

    # Net::HTTP would otherwise ask for gzip and unpack it, and a checksum is over the bytes as sent.
    def request_for(method, uri, headers)
      Net::HTTP.const_get(method.capitalize).new(uri, { 'accept-encoding' => 'identity' }.merge(headers))
    end
  end
end
