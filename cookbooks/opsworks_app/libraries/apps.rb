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

  # An app of which at least one release has been made here.
  def self.deployed?(app)
    File.symlink?(File.join(app['deploy_to'], 'current'))
  end
end
