# frozen_string_literal: true

require_relative '../agent_log'
require_relative '../errors'
require_relative '../outcome'
require_relative 'chef/gem_set'

module Opswright
  # Chef 18 (or Cinc 18), or Chef 12 where a machine has that one; loaded once in the worker and forked for each run.
  class Engine
    GEMS = ENV.fetch('OPSWRIGHT_CHEF_GEMS', '/opt/chef/gems')

    def initialize(paths)
      @paths = paths
    end

    CHOICES = [['chef-bin', '~> 18.0'], ['chef', '~> 12.22']].freeze

    def ready?
      @ready
    end

    # Chef's version, nil while there is none.
    def version
      ::Chef::VERSION if ready?
    end

    # Loads all that a run will need, while nobody waits. A machine without Chef may get it later.
    def preload
      started = Process.clock_gettime(Process::CLOCK_MONOTONIC)
      load_chef
      @ready = true
      AgentLog.info("Chef #{Chef::VERSION} loaded in #{(Process.clock_gettime(Process::CLOCK_MONOTONIC) - started).round(2)} s")
    rescue LoadError => e
      @problem = e.message
      AgentLog.warn("Chef cannot be loaded: #{@problem}")
    end

    # Runs in the forked process.
    def converge(repo, log)
      raise RunFailed, "Chef cannot be loaded on this instance: #{@problem}" unless ready?

      Converge.new(repo, @paths, log).perform
    end

    # What can wait until there is nothing to run: it takes a fifth of the time of loading.
    def settle
      return if @settled || !ready?

      @settled = true
      Client.prepare
      settle_memory
    end

    private

    # What is old and compact by the time of a fork stays shared with the run.
    def settle_memory
      return Process.warmup if Process.respond_to?(:warmup)

      3.times { GC.start }
      GC.compact if GC.respond_to?(:compact)
    end

    def load_chef
      use_own_gems if File.directory?(GEMS)
      # All that Chef depends on now, because it clears RubyGems' paths within a run. Before bootsnap, which follows
      # each change of the load path.
      GemSet.new(@paths.gem_list).activate(*CHOICES, helpful: %w[bootsnap ruby-shadow])
      load_faster
      require_relative 'chef/preload'
      require_relative 'chef/converge'
    end

    # For this process only: what recipes run (bundle, rails, gem) sees the machine's Ruby as it is.
    def use_own_gems
      Gem.paths = { 'GEM_HOME' => GEMS, 'GEM_PATH' => GEMS }
    end

    def load_faster
      require 'bootsnap'
      Bootsnap.setup(cache_dir: @paths.load_cache, development_mode: false, load_path_cache: true,
                     compile_cache_iseq: true, compile_cache_yaml: true)
    rescue LoadError
      AgentLog.info('bootsnap is not installed: Chef loads without its cache')
    end
  end
end
