default['haproxy']['enable_stats'] = false
default['haproxy']['stats_url'] = '/haproxy?stats'
default['haproxy']['stats_user'] = 'opsworks'
default['haproxy']['health_check_url'] = '/'
default['haproxy']['health_check_method'] = 'OPTIONS'

default['haproxy']['check_interval'] = '10s'
default['haproxy']['client_timeout'] = '60s'
default['haproxy']['server_timeout'] = '60s'
default['haproxy']['queue_timeout'] = '120s'
default['haproxy']['connect_timeout'] = '10s'
default['haproxy']['http_request_timeout'] = '30s'
default['haproxy']['global_max_connections'] = 80_000
default['haproxy']['default_max_connections'] = 80_000
default['haproxy']['retries'] = 3
default['haproxy']['httpclose'] = true
default['haproxy']['balance'] = 'roundrobin'

# Connections that one web process of each kind may have at a time.
default['haproxy']['maxcon_factor_rails_app'] = 7
default['haproxy']['maxcon_factor_php_app'] = 10
default['haproxy']['maxcon_factor_nodejs_app'] = 10
default['haproxy']['maxcon_factor_java_app'] = 10
default['haproxy']['maxcon_factor_static'] = 15

# Where the package has made a directory for it.
default['haproxy']['socket'] = value_for_platform_family('amazon' => '/var/lib/haproxy/stats', 'default' => '/run/haproxy/admin.sock')
