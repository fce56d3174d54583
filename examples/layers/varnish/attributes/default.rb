default['varnish']['port'] = 80
# Megabytes of cache.
default['varnish']['memory'] = 64
# The layer whose online instances answer what is not in the cache, by its short name, and their port.
default['varnish']['backend_layer'] = 'php-app'
default['varnish']['backend_port'] = 80
# Seconds that an answer stays in the cache which does not say so itself.
default['varnish']['ttl'] = 30
