require_relative 'deprecation'

# chef_gem 'x', then require 'x': until Chef 13 the gem was there by then.
module OpsworksCompat
  module GemsAtOnce
    def after_created
      unless property_is_set?(:compile_time)
        OpsworksCompat.deprecated('chef_gem without compile_time', 'add `compile_time true`')
        compile_time(true)
      end
      super
    end
  end
end

Chef::Resource::ChefGem.prepend(OpsworksCompat::GemsAtOnce)
