require 'tmpdir'

module OpsworksApp
  # An archive in an S3 bucket, named by AWS's address of it; the user name is an access key, the password its
  # secret. Without them the object is read with the instance's own role, or else as anybody may at the
  # address itself. What is signed goes to AWS_ENDPOINT_URL_S3 where the machine has that, as with AWS's own tools.
  class S3Source
    # https://bucket.s3.<region>.amazonaws.com/key and https://s3.<region>.amazonaws.com/bucket/key, old and new spellings
    HOST = /\A(?:(?<bucket>.+)\.)?s3[.-](?:dualstack\.)?(?:(?<region>[a-z]{2}-[a-z-]+-\d)\.)?amazonaws\.com(?:\.cn)?\z/.freeze

    def initialize(_scm, address, shell)
      @address = address
      @shell = shell
    end

    def fetch(into)
      place = location
      load_sdk
      client = Aws::S3::Client.new(region: place[:region], **credentials, **endpoint)
      return open_to_all(into) unless client.config.credentials

      signed(client, place, into)
    end

    private

    def signed(client, place, into)
      Dir.mktmpdir('opsworks-scm') do |folder|
        file = File.join(folder, 'archive')
        client.get_object(**place.slice(:bucket, :key), response_target: file)
        @shell.own(folder)
        Archive.new(file, @address.to_s, @shell).unpack(into)
      end
    rescue Aws::Errors::ServiceError, Seahorse::Client::NetworkingError => e
      # An object that anybody may read may still be none that this machine's own role may.
      return open_to_all(into) if e.is_a?(Aws::S3::Errors::AccessDenied) && @address.user.nil?

      raise away?(e) ? Unreachable : Failure, "The archive #{@address} could not be fetched: #{@shell.mask(e.message)} (#{e.class.name.split('::').last})"
    end

    def away?(error)
      error.is_a?(Seahorse::Client::NetworkingError) || error.context&.http_response&.status_code.to_i >= 500
    end

    def open_to_all(into)
      ArchiveSource.new(nil, @address, @shell).fetch(into)
    end

    # The bucket goes into the path: an endpoint is one host, whatever the bucket.
    def endpoint
      ENV['AWS_ENDPOINT_URL_S3'].to_s.empty? ? {} : { endpoint: ENV['AWS_ENDPOINT_URL_S3'], force_path_style: true }
    end

    # The SDK is one of Chef's own gems, and slow to load: only where there is something to fetch with it. By now
    # Chef has cleared RubyGems' paths, so they are set for the moment of loading.
    def load_sdk
      home = Gem.loaded_specs['chef']&.base_dir
      Gem.paths = { 'GEM_HOME' => home, 'GEM_PATH' => home } if home
      require 'aws-sdk-s3'
    ensure
      Gem.clear_paths
    end

    def location
      uri = address
      host = HOST.match(uri.host.to_s)
      raise Failure, "#{@address} is no address of an object in S3." unless host

      path = URI.decode_www_form_component(uri.path.delete_prefix('/').gsub('+', '%2B'))
      bucket, key = host[:bucket] ? [host[:bucket], path] : path.split('/', 2)
      { bucket: bucket, key: key, region: host[:region] || 'us-east-1' }
    end

    def address
      URI(@address.url)
    rescue URI::InvalidURIError
      raise Failure, "#{@address} is no address of an object in S3."
    end

    def credentials
      return {} unless @address.user

      { access_key_id: @address.user, secret_access_key: @address.password }
    end
  end
end
