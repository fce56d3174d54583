require 'yaml'

# What Rails reads from config/*.yml.
module RailsYaml
  module_function

  # The same settings for each environment that the app may run in.
  def document(settings, rails_env)
    environments = ['development', 'production', rails_env.to_s].reject(&:empty?).uniq
    "# Written by OpsWorks on every deploy and whenever the stack changes.\n" + environments.map { |name| YAML.dump({ name => settings }).delete_prefix("---\n") }.join
  end

  def database(app)
    known = app['database'].to_h.slice('adapter', 'database', 'username', 'password', 'host', 'port', 'reconnect', 'pool')
    { 'encoding' => 'utf8' }.merge(known.compact)
  end

  def memcached(app)
    app['memcached'].to_h.slice('host', 'port')
  end
end
