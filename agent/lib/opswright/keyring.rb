# frozen_string_literal: true

require_relative 'credentials'
require_relative 'safe_file'

module Opswright
  # The key issued to this instance, shared by the agent's processes through one file.
  # It is bound to the machine: on a machine made from this one's image it counts as missing.
  class Keyring
    DEFAULT_HEARTBEAT_SECONDS = 60

    def initialize(paths:, settings:, metadata:, registration:)
      @paths = paths
      @settings = settings
      @metadata = metadata
      @registration = registration
    end

    # Registers when there is no key. Raises Unreachable when that is not possible now.
    def key
      @key ||= stored || registered
    end

    def credentials
      Credentials.new(key.fetch('accessKeyId'), key.fetch('secretAccessKey'))
    end

    def heartbeat_seconds
      key.fetch('heartbeatSeconds', DEFAULT_HEARTBEAT_SECONDS)
    end

    # Another process may have a newer key by now, which must not be thrown away.
    def forget
      exclusively { File.unlink(paths.key) if SafeFile.read_json(paths.key) == @key }
      @key = nil
    rescue Errno::ENOENT
      @key = nil
    end

    private

    attr_reader :paths, :settings, :metadata, :registration

    def stored
      found = SafeFile.read_json(paths.key)
      found if found && ours?(found)
    end

    def ours?(found)
      found['instanceId'] == settings.instance_id && found['ec2InstanceId'] == metadata.ec2_instance_id
    end

    def registered
      exclusively { stored || registration.perform.tap { |fresh| SafeFile.write_json(paths.key, fresh) } }
    end

    def exclusively
      File.open(paths.registering, File::RDWR | File::CREAT, 0o600) do |lock|
        lock.flock(File::LOCK_EX)
        yield
      end
    end
  end
end
