# Where the deploy resource has its code from: Chef's git and subversion, into the cached copy.
module OpsworksCompat
  class DeploySource
    GIT = { enable_submodules: :enable_submodules, ssh_wrapper: :ssh_wrapper, remote: :remote, additional_remotes: :additional_remotes }.freeze
    SUBVERSION = { svn_username: :svn_username, svn_password: :svn_password, svn_arguments: :svn_arguments, svn_info_args: :svn_info_args }.freeze
    SHALLOW = 5

    def initialize(deploy, run_context)
      @deploy = deploy
      @run_context = run_context
    end

    def sync
      repository.run_action(:sync)
    end

    # What the branch, tag or HEAD stands for now.
    def revision
      provider = repository.provider_for_action(:sync)
      provider.load_current_resource
      (subversion? ? provider.revision_int : provider.target_revision).to_s
    end

    private

    def repository
      @repository ||= subversion? ? subversion : git
    end

    # A symbol, a word, or the class of the provider.
    def subversion?
      @deploy.scm_provider.to_s.match?(/subversion|svn/i)
    end

    def git
      resource = filled(Chef::Resource::Git, GIT)
      depth = @deploy.depth || (SHALLOW if @deploy.shallow_clone)
      resource.depth(depth) if depth
      resource
    end

    def subversion
      filled(Chef::Resource::Subversion, SUBVERSION)
    end

    def filled(type, names)
      resource = type.new(@deploy.destination, @run_context)
      values = names.transform_values { |name| @deploy.public_send(name) }
      values.update(repository: @deploy.repository, revision: @deploy.revision, user: @deploy.user, group: @deploy.group,
                    timeout: @deploy.timeout, environment: @deploy.environment)
      values.compact.each { |name, value| resource.public_send(name, value) }
      resource
    end
  end
end
