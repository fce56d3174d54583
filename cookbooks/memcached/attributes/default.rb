# Megabytes; the layer's MemcachedMemory goes before it.
default['memcached']['memory'] = 512
default['memcached']['port'] = 11_211
default['memcached']['user'] = 'nobody'
default['memcached']['max_connections'] = 4096
