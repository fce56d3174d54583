# frozen_string_literal: true

require_relative 'client'
require_relative 'cookbook_cache'
require_relative 'failure_watch'
require_relative 'restraints'

module Opswright
  class Engine
    # One converge in local mode. The process ends after it, so Chef's global configuration is ours to set.
    class Converge
      def initialize(repo, paths, log)
        @repo = repo
        @paths = paths
        @log = log
        @failures = FailureWatch.new(Failure::Places.new(File.join(paths.chef_cache, 'cookbooks')))
      end

      # Answers an Outcome.
      def perform
        CookbookCache.new(paths.chef_cache).fill(cookbooks)
        configure
        client = nil
        ::Chef::LocalMode.with_server_connectivity { (client = build_client).run }
        Outcome.new(0)
      rescue Exception => e # rubocop:disable Lint/RescueException -- Chef raises what its exit codes stand for
        raise if e.is_a?(SignalException)

        failed(e)
      end

      private

      attr_reader :repo, :paths, :log

      def configure
        ::Chef::Config.merge!(settings)
        ::Chef::Config.chef_zero.enabled = true
        ::Chef::Log.init(::MonoLogger.new(log))
        ::Chef::Log.level = :info
        ::Ohai::Log.use_log_devices(::Chef::Log)
      end

      # `file_atomic_update` is off because container engines mount /etc/hosts and /etc/hostname, which cannot be
      # renamed over. `diff_disabled` because what changes in a file may be a password. `exit_status` is for Chef 12,
      # whose exit codes mean something only then.
      def settings
        {
          local_mode: true, chef_repo_path: repo.path, cookbook_path: [cookbooks],
          node_name: repo.node_name, cache_path: paths.chef_cache, file_cache_path: paths.chef_cache,
          minimal_ohai: true, file_atomic_update: false, diff_disabled: true, client_fork: false,
          log_level: :info, force_logger: true, exit_status: :enabled
        }
      end

      def cookbooks
        @cookbooks ||= File.realpath(File.join(repo.path, 'cookbooks'))
      end

      def build_client
        attributes = repo.custom_attributes.merge('run_list' => repo.run_list)
        client = Client.new(attributes, private_ip: repo.private_ip, facts: SteadyFacts.new(paths.facts))
        client.tap { client.events.register(@failures) }
      end

      def failed(error)
        code = ::Chef::Application::ExitCode.normalize_exit_code(error)
        return Outcome.new(code, nil, Restraints.reboot_delay_minutes) if Reboot::EXIT_CODES.include?(code)

        Outcome.new(code, @failures.cause_of(error))
      end
    end
  end
end
