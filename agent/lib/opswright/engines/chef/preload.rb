# frozen_string_literal: true

require 'chef'
require 'chef/application'
require 'chef/client'
require 'chef/local_mode'
require 'chef/monologger'
require 'chef/platform/rebooter'
require 'chef/providers'
require 'chef/resources'
require 'ohai'

# Chef loads these when a run first touches them; a fork would do so again each time.
require 'chef_zero/server'
require 'chef/chef_fs/chef_fs_data_store'
require 'chef/chef_fs/config'
require 'chef/chef_fs/file_system/repository/chef_repository_file_system_root_dir'
require 'chef/http/socketless_chef_zero_client'
require 'chef/policy_builder'
require 'chef/recipe'
require 'chef/resource_builder'
require 'chef/run_context'
require 'chef/train_transport'
require 'ffi_yajl'
%w[network_helper dmi_decode http_helper ec2_metadata].each { |helper| require "ohai/mixin/#{helper}" }

# Chef clears the gem paths within a run; its user resource would not find this one then. Where it is not installed,
# Chef itself says so once a recipe sets a password.
begin
  require 'shadow'
rescue LoadError
  nil
end
