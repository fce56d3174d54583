default['apache2']['packages'] = %w(apache2)
default['apache2']['modules'] = %w(rewrite headers expires)
default['apache2']['dir'] = '/etc/apache2'
default['apache2']['log_dir'] = '/var/log/apache2'
