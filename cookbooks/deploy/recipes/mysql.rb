# The databases of the apps, and the rights in them. On Setup, Configure and Deploy: an app may come before its
# database's server or after it.
include_recipe 'mysql::root_account'

databases = MysqlAccounts.databases(node)

# An app server logs in during its own Setup, before any Configure can tell this machine its address: the account
# is good from everywhere, the security group says who gets through.
databases.uniq { |database| database['username'] }.each do |database|
  mysql_account database['username'] do
    password database['password'] || MysqlAccounts.root_password(node)
  end
end

databases.each do |database|
  mysql_database database['database'] do
    user database['username']
  end
end
