require 'digest'

# What the recipes need to know of accounts.
module MysqlAccounts
  module_function

  # The layer's password. @raise RuntimeError when the service told none
  def root_password(node)
    password = node.read('mysql', 'server_root_password').to_s
    raise 'The MySQL layer has no root password: give it one (its attribute MysqlRootPassword).' if password.empty?

    password
  end

  # The form in which the server keeps a password: nothing else of it goes there.
  def hash_of(password)
    "*#{Digest::SHA1.hexdigest(Digest::SHA1.digest(password)).upcase}"
  end

  # The databases of the stack's own MySQL layer that the apps of this command use, as app settings.
  def databases(node)
    settings = (node['deploy'] || {}).to_h.values.map { |app| app['database'].to_h }
    settings.select { |database| database['type'] == 'mysql' && database['data_source_provider'] != 'rds' }
  end
end
