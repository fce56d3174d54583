require_relative 'deprecation'

# What Chef's own resources have dropped.
module OpsworksCompat
  # user 'deploy' do supports manage_home: true end
  module UserSupports
    def supports(features = {})
      OpsworksCompat.deprecated('`supports` in user', 'write `manage_home true` or `non_unique true`')
      features.each { |feature, wanted| public_send(feature, wanted) if %w(manage_home non_unique).include?(feature.to_s) }
    end
  end

  # execute 'x' do path ['/usr/local/bin'] end
  module ExecutePath
    def path(folders = nil)
      return @path if folders.nil?

      OpsworksCompat.deprecated('`path` in execute', 'write `environment` with PATH')
      @path = Array(folders)
      environment((environment || {}).merge('PATH' => @path.join(':')))
    end
  end

  # easy_install_package 'x': setuptools' own way to PyPI does not exist any more; pip takes the same names.
  class EasyInstall < Chef::Resource
    provides :easy_install_package
    unified_mode true
    property :package_name, String, name_property: true
    property :version, String

    action :install do
      OpsworksCompat.deprecated('easy_install_package', 'write execute with pip')
      wanted = [new_resource.package_name, new_resource.version].compact.join('==')
      execute "pip3 install #{wanted}" do
        not_if ['pip3', 'show', '--quiet', new_resource.package_name]
      end
    end
  end
end

Chef::Resource::User.prepend(OpsworksCompat::UserSupports)
Chef::Resource::Execute.prepend(OpsworksCompat::ExecutePath)
