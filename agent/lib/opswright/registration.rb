# frozen_string_literal: true

require 'json'
require 'open3'
require_relative 'identity_proof'
require_relative 'machine'
require_relative 'operating_system'
require_relative 'version'

module Opswright
  # First contact: proves which machine this is and gets the key issued for its instance.
  class Registration
    HOST_KEY = '/etc/ssh/ssh_host_rsa_key.pub'

    def initialize(settings:, http:, clock:, metadata:)
      @settings = settings
      @http = http
      @clock = clock
      @metadata = metadata
    end

    # The answer of /agent/register, with what the key is bound to.
    def perform
      challenge = post('/agent/hello', instanceId: settings.instance_id)
      proof = IdentityProof.sign(challenge, metadata.identity_credentials, clock.now)
      post('/agent/register', introduction.merge(nonce: challenge.fetch('nonce'), proof: proof))
        .merge('instanceId' => settings.instance_id, 'ec2InstanceId' => ec2_instance_id)
    end

    private

    attr_reader :settings, :http, :clock, :metadata

    def introduction
      {
        instanceId: settings.instance_id, bootId: Machine.boot_id, agentVersion: VERSION,
        os: OperatingSystem.describe, ec2InstanceId: ec2_instance_id,
        publicIp: metadata.public_ip, privateIp: metadata.private_ip, hostKeys: host_keys
      }.compact
    end

    def ec2_instance_id
      @ec2_instance_id ||= metadata.ec2_instance_id
    end

    def host_keys
      return unless File.exist?(HOST_KEY)

      listing, status = Open3.capture2('ssh-keygen', '-l', '-f', HOST_KEY)
      { rsaFingerprint: listing.split[1] } if status.success?
    rescue Errno::ENOENT
      nil
    end

    def post(path, body)
      response = http.call('POST', "#{settings.endpoint}#{path}",
                           headers: { 'content-type' => 'application/json' }, body: JSON.generate(body))
      clock.learn(response)
      return JSON.parse(response.body) if response.is_a?(Net::HTTPSuccess)

      raise Unreachable.new("#{path} answered #{response.code}: #{response.body.to_s[0, 300]}", retry_after: response['retry-after'])
    end
  end
end
