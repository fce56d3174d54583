# The folder is read after the package's own files: by number on Debian, by the alphabet on Amazon Linux.
mariadb = value_for_platform_family(
  'amazon' => { 'client' => %w(mariadb105), 'server' => %w(mariadb105-server), 'config' => '/etc/my.cnf.d/zz-opsworks.cnf' },
  'default' => { 'client' => %w(default-mysql-client), 'server' => %w(mariadb-server), 'config' => '/etc/mysql/mariadb.conf.d/90-opsworks.cnf' }
)

default['mysql']['client']['packages'] = mariadb['client']
# nil: where the stack has a MySQL database; true or false: always or never.
default['mysql']['client']['install'] = nil

default['mysql']['server']['packages'] = mariadb['server']
default['mysql']['server']['config'] = mariadb['config']
default['mysql']['bind_address'] = '0.0.0.0'
default['mysql']['port'] = 3306
# Where the layer's volume is mounted. Without a volume the data stays in /var/lib/mysql.
default['mysql']['volume'] = '/vol/mysql'

# Every further setting of [mysqld], by its name.
default['mysql']['tunable']['max_connections'] = 2048
default['mysql']['tunable']['max_allowed_packet'] = '32M'
default['mysql']['tunable']['wait_timeout'] = 180
default['mysql']['tunable']['character-set-server'] = 'utf8mb4'
