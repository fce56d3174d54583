require 'tmpdir'

module OpsworksApp
  # An archive in an S3 bucket; the user name is an access key, the password its secret. Without them the object
  # is read with the instance's own role.
  class S3Source
    PACKAGES = %w(libarchive-tools).freeze

    # https://bucket.s3.<region>.amazonaws.com/key and https://s3.<region>.amazonaws.com/bucket/key, old and new spellings
    HOST = /\A(?:(?<bucket>.+)\.)?s3[.-](?:dualstack\.)?(?:(?<region>[a-z]{2}-[a-z-]+-\d)\.)?amazonaws\.com\z/.freeze

    def initialize(_scm, address, shell)
      @address = address
      @shell = shell
    end

    def fetch(into)
      Dir.mktmpdir('opsworks-scm') do |folder|
        file = File.join(folder, 'archive')
        download(file)
        @shell.own(folder)
        Archive.new(file, @address.url, @shell).unpack(into)
      end
    end

    private

    def download(file)
      load_sdk
      place = location
      Aws::S3::Client.new(**place.slice(:region), **credentials).get_object(**place.slice(:bucket, :key), response_target: file)
    rescue Aws::Errors::ServiceError, Seahorse::Client::NetworkingError, Aws::Errors::MissingCredentialsError => e
      raise Failure, "The archive #{@address.url} could not be fetched: #{@shell.mask(e.message)}"
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
      uri = URI(@address.url)
      host = HOST.match(uri.host.to_s)
      raise Failure, "#{@address.url} is no address of an object in S3." unless host

      path = URI.decode_www_form_component(uri.path.delete_prefix('/').gsub('+', '%2B'))
      bucket, key = host[:bucket] ? [host[:bucket], path] : path.split('/', 2)
      { bucket: bucket, key: key, region: host[:region] || 'us-east-1' }
    end

    def credentials
      return {} unless @address.user

      { access_key_id: @address.user, secret_access_key: @address.password }
    end
  end
end
