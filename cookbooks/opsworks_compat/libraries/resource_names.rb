require_relative 'deprecation'

# Custom resources of Chef 12 had the name that they gave themselves; since 16 they must also say that they provide it.
module OpsworksCompat
  module ResourceNames
    NAMED = {} # rubocop:disable Style/MutableConstant -- filled as cookbooks' resources are read

    def resource_name(name = Chef::NOT_PASSED)
      NAMED[name.to_sym] = self if name.is_a?(Symbol) || name.is_a?(String)
      super
    end

    # The class that gave itself this name and provides nothing by it.
    def self.named(name)
      found = NAMED[name]
      OpsworksCompat.deprecated("resource_name :#{name} without `provides`", "add `provides :#{name}` to the resource") if found
      found
    end

    # `provides :x, on_platforms: …`, as Chef 11 said it.
    module OnPlatforms
      def provides(name, **options, &block)
        platforms = options.delete(:on_platforms) || options.delete(:on_platform)
        return super unless platforms

        OpsworksCompat.deprecated('`on_platforms` in provides', 'write `platform`')
        options[:platform] = Array(platforms).map(&:to_s) unless platforms == :all
        super(name, **options, &block)
      end
    end
  end
end

Chef::Resource.singleton_class.prepend(OpsworksCompat::ResourceNames, OpsworksCompat::ResourceNames::OnPlatforms)
