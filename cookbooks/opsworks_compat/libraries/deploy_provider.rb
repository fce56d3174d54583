require_relative 'deploy_source'

class Chef
  class Provider
    # Fetches into shared/cached-copy, copies that to a release, prepares it, and moves the `current` link. The names
    # of the steps are Chef's, because cookbooks replace some of them.
    class Deploy < Chef::Provider
      include Chef::DSL::Recipe

      CALLBACKS = %i(before_migrate before_symlink before_restart after_restart).freeze

      def load_current_resource
        new_resource.release_path = release_path
      end

      action :deploy do
        next if deployed?

        all_releases.include?(release_path) ? serve_again : converge_by("deploy #{release_path}") { deploy }
      end

      action :force_deploy do
        ::FileUtils.rm_rf(release_path)
        converge_by("deploy #{release_path}") { deploy }
      end

      action :rollback do
        target = all_releases[0...all_releases.index(current_release).to_i].last
        raise "There is no release before #{current_release || 'none'} in #{new_resource.deploy_to}." unless target

        newer = current_release
        go_back_to(target)
        ::FileUtils.rm_rf(newer)
      end

      def release_path
        raise NotImplementedError
      end

      def shared_path
        new_resource.shared_path
      end

      def deployed?
        false
      end

      def deploy
        verify_directories_exist
        update_cached_repo
        copy_cached_repo
        enforce_ownership
        callback(:before_migrate)
        migrate
        callback(:before_symlink)
        symlink
        callback(:before_restart)
        restart
        callback(:after_restart)
        cleanup!
      rescue StandardError
        withdraw
        raise
      end

      def verify_directories_exist
        [new_resource.deploy_to, shared_path].each do |folder|
          raise Chef::Exceptions::InvalidDeployEnvironment, "#{folder} must exist before the first deploy" unless ::File.directory?(folder)
        end
      end

      def update_cached_repo
        source.sync
      end

      def copy_cached_repo
        ::FileUtils.mkdir_p(::File.dirname(release_path))
        shell_out!('cp', '-RPp', "#{new_resource.destination}/.", release_path)
        ::FileUtils.rm_rf(Array(new_resource.copy_exclude).flat_map { |pattern| ::Dir.glob(::File.join(release_path, '**', pattern)) })
        ::FileUtils.touch(release_path)
      end

      def enforce_ownership
        return unless new_resource.user || new_resource.group

        ::FileUtils.chown_R(new_resource.user, new_resource.group, new_resource.deploy_to)
      end

      def migrate
        run_symlinks_before_migrate
        return unless new_resource.migrate

        converge_by("run #{new_resource.migration_command}") { as_owner(new_resource.migration_command, release_path) }
      end

      def symlink
        purge_tempfiles_from_current_release
        link_tempfiles_to_current_release
        link_current_release_to_production
      end

      def restart
        command = new_resource.restart_command
        return unless command
        return recipe_eval(&command) if command.is_a?(Proc)

        converge_by("run #{command}") { as_owner(command, new_resource.current_path) }
      end

      def cleanup!
        old = all_releases - [current_release]
        kept = new_resource.keep_releases.to_i - 1
        ::FileUtils.rm_rf(old[0...-kept] || []) if kept.positive?
      end

      # -- parts of those, which hooks and cookbooks call by name

      def run_symlinks_before_migrate
        link_shared(new_resource.symlink_before_migrate)
      end

      def purge_tempfiles_from_current_release
        ::FileUtils.rm_rf(in_release(new_resource.purge_before_symlink))
      end

      def link_tempfiles_to_current_release
        folders = in_release(new_resource.create_dirs_before_symlink)
        ::FileUtils.mkdir_p(folders)
        link_shared(new_resource.symlinks)
        enforce_ownership
      end

      def link_current_release_to_production
        draft = "#{new_resource.current_path}.next"
        ::FileUtils.rm_f(draft)
        ::File.symlink(release_path, draft)
        ::File.rename(draft, new_resource.current_path)
      end

      # A block of the recipe, a file it names, or deploy/<name>.rb of the release.
      def callback(name, code = new_resource.public_send(name))
        Chef::Log.info("#{new_resource}: #{name}")
        return recipe_eval(&code) if code.is_a?(Proc)

        file = ::File.join(release_path, code || "deploy/#{name}.rb")
        raise "#{new_resource}: the hook #{file} does not exist" if code && !::File.exist?(file)

        run_callback_from_file(file)
      end

      def run_callback_from_file(file)
        return unless ::File.exist?(file)

        Chef::Log.info("#{new_resource}: running #{file}")
        recipe_eval { instance_eval(::IO.read(file), file, 1) }
      end

      # For hooks: a command in the release, as the app's user; and one as root.
      def run(command, &block)
        owner = new_resource
        folder = release_path
        execute(command) do
          user owner.user
          group owner.group
          cwd folder
          environment owner.environment.to_h
          instance_eval(&block) if block
        end
      end

      def sudo(command, &block)
        execute(command, &block)
      end

      private

      def source
        @source ||= OpsworksCompat::DeploySource.new(new_resource, run_context)
      end

      def current_release
        ::File.readlink(new_resource.current_path)
      rescue Errno::ENOENT, Errno::EINVAL
        nil
      end

      # Oldest first.
      def all_releases
        ::Dir.glob(::File.join(new_resource.deploy_to, 'releases', '*')).sort
      end

      def serve_again
        converge_by("go to #{release_path}, which is there already") { go_back_to(release_path) }
      end

      def go_back_to(path)
        converge_by("link #{path}") do
          @release_path = new_resource.release_path = path
          link_current_release_to_production
          callback(:before_restart)
          restart
          callback(:after_restart)
        end
      end

      # What failed before it served is removed; what serves stays.
      def withdraw
        return if current_release == release_path

        Chef::Log.error("#{new_resource}: #{release_path} is removed, #{current_release || 'nothing'} serves on")
        ::FileUtils.rm_rf(release_path)
      end

      def link_shared(links)
        links.to_h.each do |from, to|
          target = ::File.join(release_path, to)
          ::FileUtils.rm_f(target)
          ::FileUtils.ln_s(::File.join(shared_path, from), target)
        end
      end

      def in_release(paths)
        Array(paths).map { |path| ::File.join(release_path, path) }
      end

      def as_owner(command, folder)
        options = { user: new_resource.user, group: new_resource.group, environment: new_resource.environment, timeout: new_resource.timeout }
        shell_out!(command, cwd: folder, **options.compact)
      end
    end
  end
end
