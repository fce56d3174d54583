resource_name :mysql_database
provides :mysql_database
unified_mode true

description 'A database, and the account that has every right in it'

property :database, String, name_property: true
property :user, String, required: true, description: 'An account for every host, made before'

default_action :create

action :create do
  converge_by("create the database #{new_resource.database}") { create } unless exist?
  converge_by("grant it to #{new_resource.user}") { grant } unless granted?
end

action_class do
  def exist?
    name = MysqlQuote.text(new_resource.database)
    MysqlSocket.query("SELECT 1 FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = #{name}").any?
  end

  def create
    MysqlSocket.query("CREATE DATABASE #{MysqlQuote.name(new_resource.database)}")
  end

  def granted?
    right = "GRANT ALL PRIVILEGES ON #{MysqlQuote.pattern(new_resource.database)}.* TO"
    MysqlSocket.query("SHOW GRANTS FOR #{account}").any? { |row| row.first.start_with?(right) }
  end

  def grant
    MysqlSocket.query("GRANT ALL PRIVILEGES ON #{MysqlQuote.pattern(new_resource.database)}.* TO #{account}")
  end

  def account
    "#{MysqlQuote.text(new_resource.user)}@'%'"
  end
end
