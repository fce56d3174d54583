resource_name :rails_config
provides :rails_config
unified_mode true

description 'shared/config/database.yml and memcached.yml, where there is a database and a cache to tell of'

property :settings, Hash, required: true, sensitive: true, description: 'node["deploy"][app]'

default_action :create

action :create do
  # before the database is online, too: without the file a Rails app does not even boot
  write('database.yml', RailsYaml.database(app), app['database'].to_h['type'])
  write('memcached.yml', RailsYaml.memcached(app), app['memcached'].to_h['host'])
end

action_class do
  def app
    new_resource.settings
  end

  def write(name, content, wanted)
    text = RailsYaml.document(content, app['rails_env'])
    in_release = ::File.join(app['deploy_to'], 'current', 'config', name)

    file ::File.join(app['deploy_to'], 'shared', 'config', name) do
      content text
      # one of them holds the database password
      owner app['user']
      group app['group']
      mode '0640'
      sensitive true
      action wanted ? :create : :delete
    end

    # a release that was made before the file was
    link in_release do
      to ::File.join(app['deploy_to'], 'shared', 'config', name)
      only_if { wanted && ::File.directory?(::File.dirname(in_release)) && !::File.exist?(in_release) }
    end
  end
end
