default['mysql']['client']['packages'] = %w(default-mysql-client)
# nil: where the stack has a MySQL database; true or false: always or never.
default['mysql']['client']['install'] = nil

default['mysql']['server']['packages'] = %w(mariadb-server)
default['mysql']['bind_address'] = '0.0.0.0'
default['mysql']['port'] = 3306
# Where the layer's volume is mounted. Without a volume the data stays in /var/lib/mysql.
default['mysql']['volume'] = '/vol/mysql'

# Every further setting of [mysqld], by its name.
default['mysql']['tunable']['max_connections'] = 2048
default['mysql']['tunable']['max_allowed_packet'] = '32M'
default['mysql']['tunable']['wait_timeout'] = 180
default['mysql']['tunable']['character-set-server'] = 'utf8mb4'
