# frozen_string_literal: true

require 'securerandom'
require_relative 'control_plane'
require_relative 'journal'
require_relative 'paths'
require_relative 'settings'

module Opswright
  # What the agent's processes have in common: where things are, whom to call, and which life this is.
  class Home
    attr_reader :paths, :settings, :agent_run

    def initialize(paths: Paths.new)
      @paths = paths
      paths.prepare
      @settings = Settings.load(paths.settings)
      @agent_run = SecureRandom.uuid
    end

    def journal
      @journal ||= Journal.new(paths.journal, settings.instance_id)
    end

    # Each process has its own, made after the fork.
    def control_plane
      @control_plane ||= ControlPlane.new(paths: paths, settings: settings, agent_run: agent_run)
    end
  end
end
