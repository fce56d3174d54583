require_relative 'deprecation'
require_relative 'resource_names'

# Chef 11 and 12 went from a class's name to its resource and back. Since 13 a class says what it provides.
module OpsworksCompat
  module ClassNames
    module_function

    def class_name(resource)
      resource.to_s.split('_').map { |word| word[0, 1].upcase + word[1..] }.join
    end

    def resource_name(constant)
      constant.to_s.gsub(/([a-z\d])([A-Z])/, '\1_\2').downcase.to_sym
    end

    # The class under Chef::Resource or Chef::Provider with this resource's name, where a library made one.
    def defined_class(space, resource)
      name = class_name(resource)
      return unless name.match?(/\A[A-Z]\w*\z/) && space.const_defined?(name, false)

      found = space.const_get(name, false)
      found if found.is_a?(Class) && found < space
    end

    def resource_class(name)
      found = defined_class(Chef::Resource, name)
      OpsworksCompat.deprecated("resource class #{found} without `provides`", "add `provides :#{name}` to it") if found
      found
    end

    # Recipes find resource classes that do not say what they provide.
    module InRecipes
      def method_missing(name, *arguments, &block)
        found = ResourceNames.named(name) || ClassNames.resource_class(name)
        return super unless found

        found.provides(name)
        found.resource_name(name) unless found.resource_name
        declare_resource(name, arguments.first, created_at: caller(1..1).first, &block)
      end

      def respond_to_missing?(name, include_all = false)
        ResourceNames::NAMED.key?(name) || !ClassNames.defined_class(Chef::Resource, name).nil? || super
      end
    end

    # Resources find provider classes that do not say what they provide.
    module InResolver
      def resolve
        super
      rescue Chef::Exceptions::ProviderNotFound
        found = ClassNames.defined_class(Chef::Provider, resource.resource_name) or raise
        OpsworksCompat.deprecated("provider class #{found} without `provides`", "add `provides :#{resource.resource_name}` to it",
                                  at: resource.source_line)
        found
      end
    end

    # Chef::Resource::MyCookbookThing and Chef::Provider::MyCookbookThing for the light-weight ones.
    module Constants
      def const_missing(name)
        found = equal?(Chef::Resource) || equal?(Chef::Provider) ? light_weight(ClassNames.resource_name(name)) : nil
        return super unless found

        OpsworksCompat.deprecated("the class name #{self}::#{name}", "write Chef::ResourceResolver.resolve(:#{ClassNames.resource_name(name)})")
        found
      end

      private

      def light_weight(name)
        return Chef::ResourceResolver.resolve(name) if equal?(Chef::Resource)

        Chef.provider_handler_map.list(Chef.run_context&.node || Chef.node, name).first
      end
    end
  end
end

Chef::DSL::Recipe.include(OpsworksCompat::ClassNames::InRecipes)
Chef::ProviderResolver.prepend(OpsworksCompat::ClassNames::InResolver)
[Chef::Resource, Chef::Provider].each { |space| space.singleton_class.prepend(OpsworksCompat::ClassNames::Constants) }
