require 'json'

resource_name :mysql_account
provides :mysql_account
unified_mode true

description 'An account of the MySQL server, with a password'

property :user, String, name_property: true
property :host, String, default: '%', desired_state: false, description: 'From where: an address, localhost, or % for everywhere'
property :password, String, required: true, sensitive: true, desired_state: false
property :unix_socket, [true, false], default: false, description: 'Whether the machine\'s user of this name needs no password'
property :stored, String, sensitive: true, default: lazy { MysqlAccounts.hash_of(password) }, description: 'The password as the server keeps it'

load_current_value do |desired|
  where = "User = #{MysqlQuote.text(desired.user)} AND Host = #{MysqlQuote.text(desired.host)}"
  (row,) = MysqlSocket.query("SELECT Priv FROM mysql.global_priv WHERE #{where}")
  current_value_does_not_exist! unless row

  held = JSON.parse(row.first)
  stored held['authentication_string'].to_s
  unix_socket [held, *held['auth_or']].any? { |way| way['plugin'] == 'unix_socket' }
end

default_action :create

action :create do
  converge_if_changed do
    ways = ["mysql_native_password USING #{MysqlQuote.text(new_resource.stored)}"]
    ways.push('unix_socket') if new_resource.unix_socket
    account = "#{MysqlQuote.text(new_resource.user)}@#{MysqlQuote.text(new_resource.host)}"
    identified = "#{account} IDENTIFIED VIA #{ways.join(' OR ')}"
    MysqlSocket.query("CREATE USER IF NOT EXISTS #{identified}; ALTER USER #{identified}")
  end
end
