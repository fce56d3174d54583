require 'shellwords'

# The apps that the service tells this node of.
module OpsworksApp
  # Apps of one type, by short name. Deploy recipes get every app of the stack and take their own.
  def self.of_type(node, type)
    (node['deploy'] || {}).to_h.select { |_, app| app['application_type'] == type }
  end

  # What tells one command from the next, the same when a command is converged again: a release is made once for each.
  def self.command_key(node)
    opsworks = node['opsworks'] || {}
    [opsworks['activity'], opsworks['deployment'], opsworks['sent_at']].compact.join('-')
  end

  # The group of the web server of this node, which reads what is not for everyone. Debian's servers share one. It is
  # the same for all apps: they have one account.
  def self.web_group(node)
    return 'www-data' unless node['platform_family'] == 'amazon'

    layers = node.read('opsworks', 'instance', 'layers') || []
    nginx = layers.include?('web') || (layers.include?('rails-app') && node.read('opsworks', 'rails_stack', 'name') == 'nginx_unicorn')
    nginx ? 'nginx' : 'apache'
  end

  # An app of which at least one release has been made here.
  def self.deployed?(app)
    File.symlink?(File.join(app['deploy_to'], 'current'))
  end

  # The private addresses of the stack's online instances, by layer.
  def self.hosts(node)
    layers = (node['opsworks'] || {}).to_h.fetch('layers', {})
    layers.to_h { |name, layer| [name, addresses(layer)] }.sort.to_h
  end

  def self.addresses(layer)
    layer.fetch('instances', {}).sort.filter_map { |_, instance| instance['private_ip'] }
  end

  # The variables that an app's processes have: the user's go before the type's own.
  def self.environment(app)
    app['environment'].to_h.merge(app['environment_variables'].to_h)
  end

  # Variables as a script that a shell reads.
  def self.environment_file(variables)
    variables.map { |key, value| "export #{key}=#{Shellwords.escape(value.to_s)}\n" }.join
  end

  # Whether a version is one that was asked for: 18.20.4 is 18, 18.x and 18.20.
  def self.version?(installed, wanted)
    asked = wanted.to_s.delete_suffix('.x')
    asked.empty? || installed == asked || installed.to_s.start_with?("#{asked}.")
  end
end
