require_relative 'deprecation'
require_relative 'deploy_strategies'

class Chef
  class Resource
    # Capistrano's way of releasing, which Chef had until 13: deploy_to/{shared,releases,current}.
    class Deploy < Chef::Resource
      provides :deploy
      provides :timestamped_deploy
      provides :deploy_revision
      provides :deploy_branch
      resource_name :deploy
      allowed_actions :deploy, :force_deploy, :rollback
      default_action :deploy

      SETTINGS = {
        repository: nil, revision: 'HEAD', remote: 'origin', user: nil, group: nil, shared_path: nil, repository_cache: 'cached-copy',
        copy_exclude: [], scm_provider: :git, ssh_wrapper: nil, enable_submodules: false, shallow_clone: false, depth: nil,
        additional_remotes: {}, svn_username: nil, svn_password: nil, svn_arguments: nil, svn_info_args: nil,
        migrate: false, migration_command: nil, rollback_on_error: false, keep_releases: 5, timeout: nil,
        restart_command: nil, before_migrate: nil, before_symlink: nil, before_restart: nil, after_restart: nil,
        purge_before_symlink: %w(log tmp/pids public/system), create_dirs_before_symlink: %w(tmp public config),
        symlinks: { 'system' => 'public/system', 'pids' => 'tmp/pids', 'log' => 'log' },
        symlink_before_migrate: { 'config/database.yml' => 'config/database.yml' }
      }.freeze
      ALIASES = { repo: :repository, branch: :revision, git_ssh_wrapper: :ssh_wrapper, restart: :restart_command }.freeze

      # With a value or a block they set, without they answer; collections may be changed in place.
      SETTINGS.each_key do |name|
        define_method(name) do |value = nil, &block|
          value = block if block
          value.nil? ? @settings[name] : @settings[name] = value
        end
      end
      ALIASES.each { |old, name| alias_method old, name }

      # Where hooks ask: set by the provider.
      attr_accessor :release_path

      def initialize(name, run_context = nil)
        super
        @settings = SETTINGS.transform_values(&:dup)
        @deploy_to = name
        provider(Chef::Provider::Deploy::Timestamped)
      end

      # The name that the recipe used, said before its block is read.
      def declared_type=(type)
        super
        OpsworksCompat.deprecated("the #{type} resource", 'write git and link, or leave the app to OpsWorks')
        provider(Chef::Provider::Deploy::Revision) if %i(deploy_revision deploy_branch).include?(type)
      end

      def deploy_to(value = nil)
        value ? @deploy_to = value : @deploy_to
      end

      def shared_path(value = nil)
        value ? @settings[:shared_path] = value : @settings[:shared_path] || ::File.join(deploy_to, 'shared')
      end

      def current_path
        ::File.join(deploy_to, 'current')
      end

      def destination
        ::File.join(shared_path, repository_cache)
      end

      # A word is the environment's name, as Rails has them.
      def environment(value = nil)
        return @environment if value.nil?

        @environment = value.is_a?(String) ? %w(RAILS_ENV RACK_ENV MERB_ENV).to_h { |name| [name, value] } : value.to_h
      end
    end

    class TimestampedDeploy < Deploy; end

    class DeployRevision < Deploy
      def initialize(*)
        super
        provider(Chef::Provider::Deploy::Revision)
      end
    end
  end
end
