# frozen_string_literal: true

require_relative '../credentials'
require_relative '../sigv4'
require_relative 'archive_source'

module Opswright
  class Cookbooks
    # An archive in S3: with the key pair given, else with the instance profile's, else as anybody may.
    class S3Source < ArchiveSource
      REGION = /\.s3[.-]([a-z]{2}(?:-[a-z]+)+-\d)\.|\As3[.-]([a-z]{2}(?:-[a-z]+)+-\d)\./.freeze
      EMPTY_BODY = Digest::SHA256.hexdigest('')

      def initialize(source, control_plane, log)
        super(source, control_plane.http, log)
        @metadata = control_plane.metadata
        @region = control_plane.settings.region
      end

      def to_s
        "S3 #{Url.public(@url)}"
      end

      private

      def headers(url)
        return {} unless credentials

        Sigv4.new(credentials, service: 's3', region: region(url))
             .sign('GET', url, headers: { 'x-amz-content-sha256' => EMPTY_BODY })
      end

      def credentials
        @credentials ||= @username.empty? ? @metadata.profile_credentials : Credentials.new(@username, @password)
      end

      def region(url)
        URI(url).host.match(REGION)&.captures&.compact&.first || @region
      end
    end
  end
end
