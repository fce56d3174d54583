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
require 'ffi_yajl'

# What not every Chef has; where it is missing, nothing needs it. But for `shadow`, which Chef's user resource would not
# find any more because Chef clears the gem paths within a run: where it is not installed, Chef itself says so once a
# recipe sets a password.
%w[chef/train_transport ohai/mixin/network_helper ohai/mixin/dmi_decode ohai/mixin/http_helper ohai/mixin/ec2_metadata shadow].each do |file|
  require file
rescue LoadError
  nil
end
