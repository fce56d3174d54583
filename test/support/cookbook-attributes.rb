# frozen_string_literal: true

# Prints the default attributes of all cookbooks as JSON, as they are on Debian for a stack without apps.
require 'json'

# What an attribute file sees, without Chef.
class Attributes
  attr_reader :default

  def initialize
    @default = Hash.new { |hash, key| hash[key] = Hash.new(&hash.default_proc) }
  end

  alias node default

  def value_for_platform_family(values)
    values['debian'] || values['default']
  end

  def value_for_platform(values)
    values.dig('debian', '12') || values['default']
  end

  def platform_family?(*families)
    families.include?('debian')
  end

  def read(path)
    instance_eval(File.read(path), path)
  end
end

# The stack has no apps.
module OpsworksApp
  def self.of_type(*)
    {}
  end
end

attributes = Attributes.new
Dir[File.join(__dir__, '../../cookbooks/*/attributes/default.rb')].each { |path| attributes.read(path) }
puts JSON.generate(attributes.default)
