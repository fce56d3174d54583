default['ganglia']['web']['url'] = '/ganglia'
default['ganglia']['web']['user'] = 'opsworks'
default['ganglia']['web']['packages'] = %w(gmetad ganglia-webfrontend libapache2-mod-php javascript-common)
# Where the layer's volume is mounted. Without a volume the graphs' data stays in /var/lib/ganglia.
default['ganglia']['volume'] = '/vol/ganglia'

# Seconds between two questions of the master to its clients' collector.
default['ganglia']['polling_interval'] = 15
# Seconds after which a client tells again what its metrics are: a master that starts learns them by then.
default['ganglia']['send_metadata_interval'] = 60
# Deployments that the graphs can show.
default['ganglia']['events'] = 1000
