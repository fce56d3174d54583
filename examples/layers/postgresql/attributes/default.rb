# The version of the distribution, which is part of the paths.
default['postgresql']['version'] = value_for_platform('ubuntu' => { '22.04' => '14', '24.04' => '16' }, 'default' => '15')
default['postgresql']['port'] = 5432
# Of the role that each app gets, under the app's short name. Custom JSON has to say it.
default['postgresql']['password'] = nil
# Further settings of postgresql.conf, by name.
default['postgresql']['settings'] = { 'max_connections' => 100 }
