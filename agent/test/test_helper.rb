# frozen_string_literal: true

$LOAD_PATH.unshift File.expand_path('../lib', __dir__), __dir__
require 'minitest/autorun'
require 'tmpdir'
require 'opswright'
require 'support/agent_under_test'
require 'support/fake_control_plane'

module TestSupport
  module_function

  def command(id = "c-#{SecureRandom.hex(4)}", script: [], **changes)
    { commandId: id, type: 'execute_recipes', activity: 'execute_recipes', timeoutSeconds: 60, runList: ['any'],
      customCookbooks: { enabled: false, refresh: false }, own: { attributes: {}, data_bags: {}, custom: { script: script } } }
      .merge(changes)
  end
end
