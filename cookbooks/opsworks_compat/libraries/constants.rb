require_relative 'class_names'
require_relative 'deprecation'
require_relative 'mixin_command'

# Constants of old, answered when a cookbook asks for one.
module OpsworksCompat
  # Gives a module `const_missing` that looks into a table: name => [what it is today, its name today].
  module Constants
    def self.answer(owner, table)
      owner.singleton_class.prepend(Module.new do
        define_method(:const_missing) do |name|
          found = equal?(owner) ? table[name] : nil
          next super(name) unless found

          OpsworksCompat.deprecated("#{owner}::#{name}", "write #{found.last}")
          found.first.call
        end
      end)
    end

    # Ruby asks the class or module that the name stands in, so every one of them must know the answer.
    module Anywhere
      def const_missing(name)
        found = RUBY[name]
        return super unless found

        OpsworksCompat.deprecated(name.to_s, "write #{found.last}")
        found.first.call
      end
    end

    # A module of Chef's DSL with more than one part.
    def self.together(*parts)
      Module.new { include(*parts) }
    end

    LANGUAGE = together(Chef::DSL::PlatformIntrospection, Chef::DSL::DataQuery)
    MIXINS = {
      Language: [-> { LANGUAGE }, 'Chef::DSL::PlatformIntrospection and Chef::DSL::DataQuery'],
      LanguageIncludeRecipe: [-> { Chef::DSL::IncludeRecipe }, 'Chef::DSL::IncludeRecipe'],
      LanguageIncludeAttribute: [-> { Chef::DSL::IncludeAttribute }, 'Chef::DSL::IncludeAttribute'],
      RecipeDefinitionDSLCore: [-> { Chef::DSL::Recipe }, 'Chef::DSL::Recipe'],
      Command: [-> { MixinCommand }, 'Chef::Mixin::ShellOut'],
    }.freeze
    CHEF = {
      ShellOut: [-> { Mixlib::ShellOut }, 'Mixlib::ShellOut'],
      REST: [-> { Chef::ServerAPI }, 'Chef::ServerAPI'],
    }.freeze
    RUBY = {
      Fixnum: [-> { Integer }, 'Integer'], Bignum: [-> { Integer }, 'Integer'],
      TRUE: [-> { true }, 'true'], FALSE: [-> { false }, 'false'], NIL: [-> {}, 'nil']
    }.freeze

    answer(Chef::Mixin, MIXINS)
    answer(Chef, CHEF)
    Module.prepend(Anywhere)
  end
end

# `require` takes these for loaded: Ruby compares with names as they stand here.
%w(mixin/language mixin/language_include_recipe mixin/language_include_attribute mixin/recipe_definition_dsl_core
   mixin/command shell_out rest resource/deploy resource/deploy_revision resource/timestamped_deploy
   provider/deploy provider/deploy/revision provider/deploy/timestamped).each do |feature|
  $LOADED_FEATURES << "chef/#{feature}.rb"
end
