# Where there is no package it is a gem of the app's Gemfile.
default['unicorn']['packages'] = value_for_platform_family('amazon' => [], 'default' => %w(unicorn))
default['unicorn']['worker_processes'] = nil
default['unicorn']['timeout'] = 60
default['unicorn']['backlog'] = 1024
default['unicorn']['preload_app'] = true
