resource_name :package_repository
provides :package_repository
unified_mode true

description 'A Debian package repository that custom JSON names: the examples know no address that is sure to last'

property :settings, Hash, required: true, description: 'uri, distribution, components and key (its URL), as apt_repository takes them'

default_action :add

action :add do
  settings = new_resource.settings
  missing = %w(uri key).reject { |name| settings[name] }
  raise "#{node['platform'].capitalize} has no package of #{new_resource.name}, and the cookbook knows no repository of it: set #{missing.map { |name| "node['#{new_resource.name}']['repository']['#{name}']" }.join(' and ')} in custom JSON." if missing.any?

  apt_repository new_resource.name do
    uri settings['uri']
    distribution settings['distribution']
    components settings['components']
    key [settings['key']]
  end
end
