require 'socket'
require 'uri'

module OpsworksApp
  # A repository's address apart from the credentials that its URL may carry: it can be kept in .git/config
  # and given to a command.
  class Address
    CARRIED = %r{\A((?:https?|svn)://)(?:([^/:@]*)(?::([^/]*))?@)?([^/@]*(?:/.*)?)\z}im.freeze

    PORTS = { 'ssh' => 22, 'git' => 9418, 'svn' => 3690 }.freeze
    CONNECT_SECONDS = 5

    attr_reader :url, :user, :password

    def initialize(scm)
      match = CARRIED.match(scm['repository'].to_s)
      @url = match ? "#{match[1]}#{match[4]}" : scm['repository'].to_s
      @user = given(scm['user']) || decoded(match && match[2])
      @password = given(scm['password']) || decoded(match && match[3])
      raise Failure, 'The app source names no repository URL.' if @url.empty?
    end

    # As it may be shown: a query may be a signature.
    def to_s
      @url.sub(/\?.*/m, '')
    end

    # A user name alone in a URL may be an access token.
    def secrets
      [@password || @user].compact
    end

    # Whether somebody listens where the source is. What is no URL of a server (a path, git's `host:path`) counts as
    # there, and so does a host without an address: its name is wrong, and waiting would not mend it.
    def answers?
      uri = URI(@url)
      return true unless uri.host

      Socket.tcp(uri.host, uri.port || PORTS.fetch(uri.scheme), connect_timeout: CONNECT_SECONDS, &:close)
      true
    rescue SystemCallError
      false
    rescue SocketError, URI::InvalidURIError, KeyError
      true
    end

    # What a failure to fetch is, by whether the server is there: tools have one exit code for all that can go wrong.
    def failure
      answers? ? Failure : Unreachable
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
