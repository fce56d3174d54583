# frozen_string_literal: true

require 'fileutils'
require_relative '../patience'
require_relative 'address'
require_relative 'unpack'

module Opswright
  class Cookbooks
    # An archive behind an HTTP URL, with basic authentication where a user is given.
    class ArchiveSource
      REDIRECTS = 5
      ANSWERS = {
        '401' => 'the server did not accept the user name and password (401)',
        '403' => 'the server does not allow it (403)',
        '404' => 'the server has no such file (404)'
      }.freeze

      def initialize(source, http, log)
        @address = Address.new(source)
        @http = http
        @log = log
      end

      def to_s
        "archive #{@address}"
      end

      # Answers the folder that holds the files.
      def fetch(draft)
        archive = File.join(draft, 'archive')
        Patience.wait_for('The archive', @log, limit: 60) { download(archive) }
        folder = File.join(draft, 'content')
        FileUtils.mkdir_p(folder)
        Unpack.into(folder, archive, @log)
        folder
      end

      private

      def download(archive)
        expect_success(get(archive) { login })
      end

      # Yields a URL for the headers that go with it. Those are for the server that was named, not for one it points to.
      def get(archive, from: @address.url, left: REDIRECTS, named: from, &headers)
        given = same_server?(from, named) ? headers.call(from) : {}
        response = File.open(archive, 'wb') { |file| @http.download(from, file, headers: given) }
        return response unless elsewhere?(response, left)

        get(archive, from: URI.join(from, response['location']).to_s, left: left - 1, named: named, &headers)
      end

      def elsewhere?(response, left)
        response.is_a?(Net::HTTPRedirection) && response['location'] && left.positive?
      end

      def same_server?(*urls)
        urls.map { |url| URI(url) }.map { |uri| [uri.scheme, uri.host, uri.port] }.uniq.one?
      end

      def expect_success(response)
        return if response.is_a?(Net::HTTPSuccess)
        raise Unreachable, "the server answered #{response.code}" if response.is_a?(Net::HTTPServerError)

        raise RunFailed, ANSWERS.fetch(response.code, "the server answered #{response.code}")
      end

      def login
        return {} unless @address.user

        { 'authorization' => "Basic #{["#{@address.user}:#{@address.password}"].pack('m0')}" }
      end
    end
  end
end
