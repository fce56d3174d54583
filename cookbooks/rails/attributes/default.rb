# Debian's own Ruby and Rails. An app whose Gemfile they satisfy uses them; bundler fetches what others ask for.
# Amazon Linux has Ruby and no Rails: there bundler fetches all, and builds what is to be built.
# Adapters are by the type of the database that an app is attached to: the gem, and what bundler needs to build it.
rails = value_for_platform_family(
  'amazon' => {
    'packages' => %w(ruby3.2 ruby3.2-devel ruby3.2-rubygems ruby3.2-rubygem-bundler ruby3.2-rubygem-rake gcc gcc-c++ make redhat-rpm-config libyaml-devel),
    'adapters' => { 'mysql' => %w(mariadb105-devel), 'postgresql' => %w(libpq-devel) },
  },
  'default' => {
    'packages' => %w(ruby ruby-bundler rake ruby-rails),
    'adapters' => { 'mysql' => %w(ruby-mysql2 libmariadb-dev), 'postgresql' => %w(ruby-pg libpq-dev) },
  }
)
default['rails']['packages'] = rails['packages']
default['rails']['adapters'] = rails['adapters']

# Processes of one app, at most.
default['rails']['max_pool_size'] = 4

# The command of apps that are to migrate.
OpsworksApp.of_type(node, 'rails').each_key do |name|
  default['deploy'][name]['migration_command'] = 'if [ -f Gemfile ]; then bundle exec rake db:migrate; else rake db:migrate; fi'
end
