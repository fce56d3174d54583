# frozen_string_literal: true

require_relative '../credentials'
require_relative '../sigv4'
require_relative 'archive_source'

module Opswright
  class Cookbooks
    # An archive in S3, named by AWS's address of it: with the key pair given, else with the instance profile's, else
    # as anybody may at the address itself. What is signed goes to AWS_ENDPOINT_URL_S3 where the machine has that, as
    # with AWS's own tools.
    class S3Source < ArchiveSource
      # https://bucket.s3.<region>.amazonaws.com/key and https://s3.<region>.amazonaws.com/bucket/key, old and new
      HOST = /\A(?:(?<bucket>.+)\.)?s3[.-](?:dualstack\.)?(?:(?<region>[a-z]{2}(?:-[a-z]+)+-\d)\.)?amazonaws\.com(?:\.cn)?\z/.freeze
      DEFAULT_REGION = 'us-east-1'
      EMPTY_BODY = Digest::SHA256.hexdigest('')

      def initialize(source, control_plane, log)
        super(source, control_plane.http, log)
        @metadata = control_plane.metadata
        @host = HOST.match(URI(@address.url).host.to_s)
        raise RunFailed, "#{@address} is no address of an object in S3" unless @host
      rescue URI::InvalidURIError
        raise RunFailed, "#{@address} is no address of an object in S3"
      end

      def to_s
        "S3 #{@address}"
      end

      private

      # An object that anybody may read may still be none that this machine's own role may.
      def download(archive)
        response = credentials && get(archive, from: signed_url) { |url| signature(url) }
        response = get(archive) { {} } if response.nil? || (response.is_a?(Net::HTTPForbidden) && @address.user.nil?)
        expect_success(response)
      end

      # The bucket goes into the path: an endpoint is one host, whatever the bucket.
      def signed_url
        endpoint = ENV['AWS_ENDPOINT_URL_S3'].to_s.chomp('/')
        return @address.url if endpoint.empty?

        [endpoint, @host[:bucket], URI(@address.url).path.delete_prefix('/')].compact.join('/')
      end

      def signature(url)
        Sigv4.new(credentials, service: 's3', region: @host[:region] || DEFAULT_REGION)
             .sign('GET', url, headers: { 'x-amz-content-sha256' => EMPTY_BODY })
      end

      def credentials
        @credentials ||= @address.user ? Credentials.new(@address.user, @address.password.to_s) : @metadata.profile_credentials
      end
    end
  end
end
