# frozen_string_literal: true

require 'socket'
require_relative 'steady_facts'

module Opswright
  class Engine
    # Chef's client with the Ohai data that recipes of built-in and old cookbooks read, and no more: all plugins
    # would take longer than most runs. Who chose Chef 12 did so for recipes as they were: there it is most of them.
    class Client < ::Chef::Client
      READ_OF_OLD = %w[network virtualization filesystem block_device uptime languages/ruby root_group].freeze
      STEADY = %w[platform platform_version os os_version init_package kernel cpu lsb].push(
        *(::Chef::VERSION.to_i > 12 ? [] : READ_OF_OLD)
      ).freeze
      CHANGING = %w[fqdn machinename hostname memory ohai_time etc].freeze

      class << self
        attr_reader :prepared_ohai

        # Loads Ohai's plugins: runs forked from now on need not.
        def prepare
          @prepared_ohai = ::Ohai::System.new(logger: ::Chef::Log).tap(&:load_plugins)
        end
      end

      # `facts` is a SteadyFacts.
      def initialize(attributes, private_ip:, facts:)
        super(attributes, logger: ::Chef::Log)
        @private_ip = private_ip
        @facts = facts
        prepared = self.class.prepared_ohai
        prepared ? @ohai = prepared : ohai.load_plugins
      end

      def run_ohai
        kept = @facts.read
        ohai.run_plugins(true, kept ? CHANGING : CHANGING + STEADY)
        kept ? ohai.data.update(kept) : @facts.keep(ohai.data)
        ohai.data['ipaddress'] = @private_ip || ohai.data['ipaddress'] || own_address
        events.ohai_completed(node)
      end

      private

      def own_address
        Socket.ip_address_list.find { |address| address.ipv4? && !address.ipv4_loopback? }&.ip_address
      end
    end
  end
end
