resource_name :postgresql_database
provides :postgresql_database
unified_mode true

description 'A database and the role that owns it, both of one name'

property :role, String, name_property: true
property :password, String, required: true, sensitive: true

default_action :create

action :create do
  raise "The apps of this stack have no password for PostgreSQL: set node['postgresql']['password'] in custom JSON." if new_resource.password.empty?

  converge_by("create the role #{new_resource.role}") { Psql.query("CREATE ROLE #{name} LOGIN") } unless exist?('pg_roles', 'rolname')
  converge_by("create the database #{new_resource.role}") { Psql.query("CREATE DATABASE #{name} OWNER #{name}") } unless exist?('pg_database', 'datname')
  converge_by("set the password of #{new_resource.role}") { change_password } unless Psql.login?(new_resource.role, new_resource.password, node['postgresql']['port'])
end

action_class do
  def name
    Psql.name(new_resource.role)
  end

  def exist?(table, column)
    Psql.query("SELECT 1 FROM #{table} WHERE #{column} = #{Psql.text(new_resource.role)}") == '1'
  end

  def change_password
    Psql.query("ALTER ROLE #{name} PASSWORD #{Psql.text(new_resource.password)}")
  end
end
