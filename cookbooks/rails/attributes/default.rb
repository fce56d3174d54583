# Debian's own Ruby and Rails. An app whose Gemfile they satisfy uses them; bundler fetches what others ask for.
default['rails']['packages'] = %w(ruby ruby-bundler rake ruby-rails)

# By the type of the database that an app is attached to: the gem, and what bundler needs to build another version of it.
default['rails']['adapters'] = {
  'mysql' => %w(ruby-mysql2 libmariadb-dev),
  'postgresql' => %w(ruby-pg libpq-dev),
}

# Processes of one app, at most.
default['rails']['max_pool_size'] = 4

# The command of apps that are to migrate.
OpsworksApp.of_type(node, 'rails').each_key do |name|
  default['deploy'][name]['migration_command'] = 'if [ -f Gemfile ]; then bundle exec rake db:migrate; else rake db:migrate; fi'
end
