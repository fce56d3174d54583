# frozen_string_literal: true

# The resident agent. It keeps to Ruby 2.7's standard library; only an engine loads gems.
require_relative 'opswright/version'
require_relative 'opswright/kept_chef_repo'
require_relative 'opswright/supervisor'
