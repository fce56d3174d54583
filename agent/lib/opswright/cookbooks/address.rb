# frozen_string_literal: true

require 'socket'
require 'uri'
require_relative 'url'

module Opswright
  class Cookbooks
    # Where a source is, apart from the credentials that its URL may carry: the rest can be given to a command, whose
    # arguments every process of the machine sees.
    class Address
      CARRIED = %r{\A((?:https?|svn)://)(?:([^/:@]*)(?::([^/]*))?@)?([^/@]*(?:/.*)?)\z}im.freeze

      PORTS = { 'ssh' => 22, 'git' => 9418, 'svn' => 3690 }.freeze
      CONNECT_SECONDS = 5

      attr_reader :url, :user, :password

      def initialize(source)
        scheme, user, password, rest = CARRIED.match(source.fetch('url'))&.captures
        @url = scheme ? "#{scheme}#{rest}" : source.fetch('url')
        @user = given(source['username']) || decoded(user)
        @password = given(source['password']) || decoded(password)
      end

      # A user name alone in a URL may be an access token.
      def secrets
        [password || user].compact
      end

      def to_s
        Url.public(url)
      end

      # Whether somebody listens where the source is. What is no URL of a server (a path, git's `host:path`) counts as
      # there, and so does a host without an address: its name is wrong, and waiting would not mend it.
      def answers?
        uri = URI(url)
        return true unless uri.host

        Socket.tcp(uri.host, uri.port || PORTS.fetch(uri.scheme), connect_timeout: CONNECT_SECONDS) { true }
      rescue SystemCallError
        false
      rescue SocketError, URI::InvalidURIError, KeyError
        true
      end

      private

      def given(text)
        text unless text.to_s.empty?
      end

      def decoded(text)
        URI.decode_www_form_component(text.gsub('+', '%2B')) unless text.to_s.empty?
      end
    end
  end
end
