default['unicorn']['packages'] = %w(unicorn)
default['unicorn']['worker_processes'] = nil
default['unicorn']['timeout'] = 60
default['unicorn']['backlog'] = 1024
default['unicorn']['preload_app'] = true
