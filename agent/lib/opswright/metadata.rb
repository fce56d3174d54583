# frozen_string_literal: true

require 'json'
require_relative 'credentials'
require_relative 'errors'

module Opswright
  # The machine's own metadata service (IMDSv2).
  class Metadata
    TOKEN_SECONDS = '300'
    IDENTITY = '/latest/meta-data/identity-credentials/ec2/security-credentials/ec2-instance'
    PROFILE = '/latest/meta-data/iam/security-credentials/'

    def initialize(endpoint, http)
      @endpoint = endpoint
      @http = http
    end

    def ec2_instance_id
      value('/latest/meta-data/instance-id')
    end

    def public_ip
      optional('/latest/meta-data/public-ipv4')
    end

    def private_ip
      optional('/latest/meta-data/local-ipv4')
    end

    # Present on every instance, without any policy: good for proving which machine this is.
    def identity_credentials
      Credentials.from_metadata(JSON.parse(value(IDENTITY)))
    end

    # nil on a machine without an instance profile
    def profile_credentials
      role = optional(PROFILE)
      role && Credentials.from_metadata(JSON.parse(value("#{PROFILE}#{role.lines.first.strip}")))
    end

    private

    def value(path)
      response = get(path)
      return response.body if response.code == '200'

      raise Unreachable, "instance metadata answered #{response.code} for #{path}"
    end

    def optional(path)
      response = get(path)
      response.body if response.code == '200' && !response.body.to_s.empty?
    end

    def get(path)
      @http.call('GET', "#{@endpoint}#{path}", headers: { 'x-aws-ec2-metadata-token' => token })
    end

    def token
      @token ||= @http.call('PUT', "#{@endpoint}/latest/api/token",
                            headers: { 'x-aws-ec2-metadata-token-ttl-seconds' => TOKEN_SECONDS }, body: '').body
    end
  end
end
