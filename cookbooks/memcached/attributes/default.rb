# Megabytes; the layer's MemcachedMemory goes before it.
default['memcached']['memory'] = 512
default['memcached']['port'] = 11_211
default['memcached']['max_connections'] = 4096

# Debian starts memcached with a file of options, Amazon Linux with variables.
memcached = value_for_platform_family(
  'amazon' => { 'user' => 'memcached', 'config' => '/etc/sysconfig/memcached', 'template' => 'sysconfig.erb' },
  'default' => { 'user' => 'nobody', 'config' => '/etc/memcached.conf', 'template' => 'memcached.conf.erb' }
)
memcached.each { |name, value| default['memcached'][name] = value }
