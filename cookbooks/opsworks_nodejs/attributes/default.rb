default['opsworks_nodejs']['packages'] = %w(nodejs)

# Debian's npm brings some 370 packages: it is installed with the first app that has something to install,
# unless custom JSON such as {"opsworks_nodejs": {"npm": {"at_setup": true}}} wants it in every Setup.
default['opsworks_nodejs']['npm']['packages'] = %w(npm)
default['opsworks_nodejs']['npm']['at_setup'] = false

# Seconds that an app may take until it listens on its port.
default['opsworks_nodejs']['start_timeout'] = 60
