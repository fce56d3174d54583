# Amazon Linux has several at a time; the first that is installed is what `node` is.
nodejs = value_for_platform_family('amazon' => { 'node' => %w(nodejs22), 'npm' => %w(nodejs22-npm) }, 'default' => { 'node' => %w(nodejs), 'npm' => %w(npm) })

default['opsworks_nodejs']['packages'] = nodejs['node']

# Debian's npm brings some 370 packages: it is installed with the first app that has something to install,
# unless custom JSON such as {"opsworks_nodejs": {"npm": {"at_setup": true}}} wants it in every Setup.
default['opsworks_nodejs']['npm']['packages'] = nodejs['npm']
default['opsworks_nodejs']['npm']['at_setup'] = false

# Seconds that an app may take until it listens on its port.
default['opsworks_nodejs']['start_timeout'] = 60
