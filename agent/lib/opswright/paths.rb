# frozen_string_literal: true

require 'fileutils'

module Opswright
  # Where the agent keeps things. `root` is put before every path; tests use a temporary one.
  class Paths
    attr_reader :root

    def initialize(root = ENV['OPSWRIGHT_ROOT'].to_s)
      @root = root
    end

    def settings
      at '/etc/opswright/agent.json'
    end

    def key
      at '/var/lib/opswright/key.json'
    end

    def registering
      at '/var/lib/opswright/registering.lock'
    end

    def journal
      at '/var/lib/opswright/commands'
    end

    def cookbooks
      at '/var/lib/opswright/cookbooks'
    end

    # A gem folder of Berkshelf's own.
    def berkshelf
      at '/var/lib/opswright/berkshelf'
    end

    def snapshots
      at '/var/lib/opswright/snapshots'
    end

    # One folder per run: attributes, data bags, nodes, as Chef 12's agent kept them.
    def runs
      at '/var/chef/runs'
    end

    # Where OpsWorks users look for the logs and JSON of runs.
    def run_logs
      at '/var/lib/aws/opsworks/chef'
    end

    # Where they look for the cookbooks.
    def known_cookbooks
      at '/opt/aws/opsworks/current'
    end

    def chef_cache
      at '/var/cache/opswright/chef'
    end

    def load_cache
      at '/var/cache/opswright/bootsnap'
    end

    # The gems that Chef needs, as they were last found.
    def gem_list
      at '/var/cache/opswright/gems'
    end

    # Emptied by each start of the machine.
    def facts
      at '/run/opswright/facts.json'
    end

    def bell(name)
      at "/run/opswright/#{name}.bell"
    end

    def lock(role)
      at "/run/opswright/#{role}.lock"
    end

    def prepare
      [journal, cookbooks, snapshots, runs, run_logs, chef_cache, File.dirname(lock('any'))].each do |folder|
        FileUtils.mkdir_p(folder, mode: 0o700)
      end
    end

    private

    def at(path)
      "#{root}#{path}"
    end
  end
end
