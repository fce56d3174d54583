# frozen_string_literal: true

require 'socket'

module Opswright
  class Engine
    # Chef's client with the Ohai data that recipes of built-in and old cookbooks read, and no more: all plugins
    # would take longer than most runs.
    class Client < ::Chef::Client
      FACTS = %w[
        fqdn machinename hostname platform platform_version ohai_time os os_version init_package
        kernel cpu memory lsb etc
      ].freeze

      def initialize(attributes, private_ip:)
        super(attributes, logger: ::Chef::Log)
        @private_ip = private_ip
      end

      def run_ohai
        ohai.all_plugins(FACTS)
        ohai.data['ipaddress'] ||= @private_ip || own_address
        events.ohai_completed(node)
      end

      private

      def own_address
        Socket.ip_address_list.find { |address| address.ipv4? && !address.ipv4_loopback? }&.ip_address
      end
    end
  end
end
