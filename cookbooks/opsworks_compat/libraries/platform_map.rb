require_relative 'deprecation'

# Chef::Platform.set and Chef::Platform.platforms said which provider a resource has on which platform.
module OpsworksCompat
  module PlatformMap
    # The providers of one platform. What is put in takes effect.
    class Providers < Hash
      def initialize(platform)
        super()
        @platform = platform
      end

      def []=(resource, provider)
        super
        Chef.provider_handler_map.set(resource.to_sym, provider, **(@platform == :default ? {} : { platform: @platform.to_s }))
      end

      def merge!(others)
        others.each { |resource, provider| self[resource] = provider }
        self
      end
      alias update merge!
    end

    def self.table
      @table ||= Hash.new do |platforms, name|
        providers = Providers.new(name.to_sym)
        # providers of every version are one: versions were never more than a hint
        platforms[name] = name.to_sym == :default ? providers : Hash.new { providers }
      end
    end

    def platforms
      OpsworksCompat.deprecated('Chef::Platform.platforms', 'write `provides` in the provider')
      PlatformMap.table
    end

    # resource:, provider:, and optionally platform:
    def set(args)
      OpsworksCompat.deprecated('Chef::Platform.set', 'write `provides` in the provider')
      Providers.new((args[:platform] || :default).to_sym)[resource_name(args.fetch(:resource))] = args.fetch(:provider)
    end

    def find_provider_for_node(node, resource)
      OpsworksCompat.deprecated('Chef::Platform.find_provider_for_node', 'leave it to the resource')
      Chef.provider_handler_map.list(node, resource_name(resource)).first
    end

    def provider_for_resource(resource, action = :nothing)
      OpsworksCompat.deprecated('Chef::Platform.provider_for_resource', 'write resource.provider_for_action')
      resource.provider_for_action(action).class
    end

    private

    def resource_name(resource)
      return resource.to_sym unless resource.is_a?(Class) || resource.is_a?(Chef::Resource)

      resource.resource_name
    end
  end
end

Chef::Platform.singleton_class.prepend(OpsworksCompat::PlatformMap)
