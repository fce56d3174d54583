# frozen_string_literal: true

$LOAD_PATH.unshift File.expand_path('../lib', __dir__), __dir__
require 'minitest/autorun'
require 'tmpdir'
require 'opswright'
require 'support/agent_under_test'
require 'support/fake_control_plane'
require 'support/agent_case'
