gem 'chef', '~> 18.0'
require 'chefspec'
require 'json'
require 'tmpdir'
require_relative 'support/built_in'
require_relative 'support/examples'
require_relative 'support/systems'

RSpec.configure do |config|
  config.log_level = :fatal
  config.file_cache_path = Dir.mktmpdir('chefspec-cache')
  config.after(:suite) { BuiltIn.clean }
end
