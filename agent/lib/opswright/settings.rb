# frozen_string_literal: true

require 'json'

module Opswright
  # What user data told this machine: which instance it is, and whom to call.
  class Settings
    METADATA = 'http://169.254.169.254'

    attr_reader :endpoint, :region, :instance_id, :stack_id

    def self.load(path)
      new(JSON.parse(File.read(path)))
    end

    def initialize(values)
      @endpoint = values.fetch('endpoint').chomp('/')
      @region = values.fetch('region')
      @instance_id = values.fetch('instanceId')
      @stack_id = values['stackId']
      @metadata_endpoint = values['metadataEndpoint']
    end

    def metadata_endpoint
      given = ENV['AWS_EC2_METADATA_SERVICE_ENDPOINT'].to_s
      (given.empty? ? @metadata_endpoint || METADATA : given).chomp('/')
    end
  end
end
