require 'net/http'
require 'tmpdir'

module OpsworksApp
  # An archive that an HTTP server holds. Downloaded here and not by a command: a password would be an argument of it.
  class ArchiveSource
    PACKAGES = %w(libarchive-tools).freeze
    REDIRECTS = 5

    def initialize(_scm, address, shell)
      @address = address
      @shell = shell
    end

    def fetch(into)
      Dir.mktmpdir('opsworks-scm') do |folder|
        file = File.join(folder, 'archive')
        download(URI(@address.url), file, REDIRECTS)
        @shell.own(folder)
        Archive.new(file, @address.url, @shell).unpack(into)
      end
    rescue SystemCallError, SocketError, Net::OpenTimeout, Net::ReadTimeout, OpenSSL::SSL::SSLError, URI::InvalidURIError => e
      raise Failure, "The archive #{@address.url} could not be fetched: #{e.message}"
    end

    private

    def download(uri, file, redirects)
      Net::HTTP.start(uri.host, uri.port, use_ssl: uri.scheme == 'https', open_timeout: 60, read_timeout: 300) do |http|
        http.request(get(uri)) do |response|
          return follow(uri, response, file, redirects) if response.is_a?(Net::HTTPRedirection)

          raise Failure, "The archive #{@address.url} could not be fetched: the server answered #{response.code}." unless response.is_a?(Net::HTTPOK)

          File.open(file, 'wb') { |to| response.read_body { |part| to.write(part) } }
        end
      end
    end

    # Credentials are for the host that the user named, not for one it sends us to.
    def get(uri)
      request = Net::HTTP::Get.new(uri)
      request.basic_auth(@address.user, @address.password.to_s) if @address.user && uri.host == URI(@address.url).host
      request
    end

    def follow(uri, response, file, redirects)
      raise Failure, "The archive #{@address.url} could not be fetched: too many redirections." if redirects.zero?

      download(URI.join(uri, response['location']), file, redirects - 1)
    end
  end
end
