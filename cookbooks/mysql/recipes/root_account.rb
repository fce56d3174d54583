# The machine's own root needs no password; whoever else comes as root needs the layer's.
mysql_account 'root' do
  host 'localhost'
  password MysqlAccounts.root_password(node)
  unix_socket true
end
