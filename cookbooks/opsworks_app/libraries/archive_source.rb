require 'net/http'
require 'tmpdir'

module OpsworksApp
  # An archive that an HTTP server holds. Downloaded here and not by a command: a password would be an argument of it.
  class ArchiveSource
    REDIRECTS = 5
    SECONDS = { open_timeout: 30, read_timeout: 60 }.freeze

    # It may answer in a moment.
    AWAY = [SystemCallError, IOError, Timeout::Error].freeze

    NO_ANSWER = [
      SocketError, OpenSSL::SSL::SSLError, Net::ProtocolError,
      Net::HTTPBadResponse, Net::HTTPHeaderSyntaxError, URI::InvalidURIError
    ].freeze

    ANSWERS = {
      '401' => 'the server did not accept the user name and password (401)',
      '403' => 'the server does not allow it (403)',
      '404' => 'the server has no such file (404)',
    }.freeze

    def initialize(_scm, address, shell)
      @address = address
      @shell = shell
    end

    def fetch(into)
      Dir.mktmpdir('opsworks-scm') do |folder|
        file = File.join(folder, 'archive')
        download(URI(@address.url), file, REDIRECTS)
        @shell.own(folder)
        Archive.new(file, @address.to_s, @shell).unpack(into)
      end
    rescue *AWAY => e
      raise unreachable("#{e.message} (#{e.class})")
    rescue *NO_ANSWER => e
      raise failure("#{e.message} (#{e.class})")
    end

    private

    def download(uri, file, redirects)
      raise failure('that is no http address') unless uri.is_a?(URI::HTTP) && uri.host

      Net::HTTP.start(uri.host, uri.port, use_ssl: uri.scheme == 'https', **SECONDS) do |http|
        http.request(get(uri)) do |response|
          return follow(uri, response, file, redirects) if response.is_a?(Net::HTTPRedirection)

          code = response.code
          raise unreachable("the server answered #{code}") if response.is_a?(Net::HTTPServerError)
          raise failure(ANSWERS.fetch(code, "the server answered #{code}")) unless response.is_a?(Net::HTTPOK)

          receive(response, file)
        end
      end
    end

    # The client takes what a broken connection has brought for the whole.
    def receive(response, file)
      File.open(file, 'wb') { |to| response.read_body { |part| to.write(part) } }
      raise EOFError, 'the answer broke off' if File.size(file) < response.content_length.to_i
    end

    # Unchanged: the client would otherwise ask for gzip, and take off what is part of the archive. Credentials are
    # for the server that the user named, not for one it sends us to.
    def get(uri)
      request = Net::HTTP::Get.new(uri, 'accept-encoding' => 'identity')
      request.basic_auth(@address.user, @address.password.to_s) if @address.user && named?(uri)
      request
    end

    def named?(uri)
      [uri, URI(@address.url)].map { |each| [each.scheme, each.host, each.port] }.uniq.one?
    end

    def follow(uri, response, file, redirects)
      raise failure('too many redirections') if redirects.zero? || response['location'].nil?

      download(URI.join(uri, response['location']), file, redirects - 1)
    end

    def failure(reason, type = Failure)
      type.new("The archive #{@address} could not be fetched: #{reason}.")
    end

    def unreachable(reason)
      failure(reason, Unreachable)
    end
  end
end
