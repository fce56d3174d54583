require_relative 'deploy_provider'

# Two ways to name a release.
class Chef
  class Provider
    class Deploy
      # Every deploy makes a release, named by the time.
      class Timestamped < Deploy
        def release_path
          @release_path ||= ::File.join(new_resource.deploy_to, 'releases', Time.now.utc.strftime('%Y%m%d%H%M%S'))
        end
      end

      # One release per revision: deploying the one that serves changes nothing.
      class Revision < Deploy
        def release_path
          @release_path ||= ::File.join(new_resource.deploy_to, 'releases', source.revision)
        end

        def deployed?
          current_release == release_path
        end

        def all_releases
          super.sort_by { |path| ::File.mtime(path) }
        end
      end

      Branch = Revision
    end
  end
end
