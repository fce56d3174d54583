# Whether anything in the stack could want a MySQL client.
module MysqlClient
  def self.wanted?(node)
    chosen = node.read('mysql', 'client', 'install')
    return chosen unless chosen.nil?

    layer?(node) || rds?(node) || app?(node)
  end

  def self.layer?(node)
    (node.read('opsworks', 'layers') || {}).key?('db-master')
  end

  def self.rds?(node)
    (node.read('opsworks', 'stack', 'rds_instances') || []).any? { |db| db['engine'].to_s.match?(/mysql|maria|aurora/) }
  end

  def self.app?(node)
    (node['deploy'] || {}).any? { |_, app| app.dig('database', 'type') == 'mysql' }
  end
end
