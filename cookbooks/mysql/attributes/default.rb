default['mysql']['client']['packages'] = %w(default-mysql-client)
# nil: where the stack has a MySQL database; true or false: always or never.
default['mysql']['client']['install'] = nil
