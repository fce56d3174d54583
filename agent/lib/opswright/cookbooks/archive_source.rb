# frozen_string_literal: true

require 'fileutils'
require_relative '../patience'
require_relative 'unpack'
require_relative 'url'

module Opswright
  class Cookbooks
    # An archive behind an HTTP URL, with basic authentication where a user is given.
    class ArchiveSource
      REDIRECTS = 5

      def initialize(source, http, log)
        @url = source.fetch('url')
        @username = source['username'].to_s
        @password = source['password'].to_s
        @http = http
        @log = log
      end

      def to_s
        "archive #{Url.public(@url)}"
      end

      # Answers the folder that holds the files.
      def fetch(draft)
        archive = File.join(draft, 'archive')
        Patience.wait_for('The archive', @log, limit: 60) { download(archive) }
        folder = File.join(draft, 'content')
        FileUtils.mkdir_p(folder)
        Unpack.into(folder, archive)
        folder
      end

      private

      def download(archive, url = @url, left = REDIRECTS)
        response = File.open(archive, 'wb') { |file| @http.download(url, file, headers: headers(url)) }
        return if response.is_a?(Net::HTTPSuccess)
        return download(archive, URI.join(url, response['location']).to_s, left - 1) if elsewhere?(response, left)

        raise (response.is_a?(Net::HTTPServerError) ? Unreachable : RunFailed), "the server answered #{response.code}"
      end

      def elsewhere?(response, left)
        response.is_a?(Net::HTTPRedirection) && response['location'] && left.positive?
      end

      # The password is for the server that was named, not for one it points to.
      def headers(url)
        return {} if @username.empty? || URI(url).host != URI(@url).host

        { 'authorization' => "Basic #{["#{@username}:#{@password}"].pack('m0')}" }
      end
    end
  end
end
