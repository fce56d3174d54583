# What the service leaves open about each app, as in opsworks_app. Custom JSON under ["deploy"][app] goes before it.
(node['deploy'] || {}).to_h.each do |name, app|
  deploy_to = app['deploy_to'] || "/srv/www/#{name}"

  default['deploy'][name]['application'] = name
  default['deploy'][name]['deploy_to'] = deploy_to
  default['deploy'][name]['current_path'] = "#{deploy_to}/current"
  default['deploy'][name]['absolute_document_root'] = ["#{deploy_to}/current", app['document_root']].compact.join('/') + '/'

  default['deploy'][name]['user'] = 'deploy'
  default['deploy'][name]['group'] = 'www-data'
  default['deploy'][name]['home'] = '/home/deploy'
  default['deploy'][name]['shell'] = '/bin/bash'

  default['deploy'][name]['keep_releases'] = 5
  default['deploy'][name]['migrate'] = false
  default['deploy'][name]['restart_command'] = "echo 'restarting app'"
  default['deploy'][name]['sleep_before_restart'] = 0
  default['deploy'][name]['purge_before_symlink'] = %w(log tmp/pids public/system)
  default['deploy'][name]['create_dirs_before_symlink'] = %w(tmp public config)
  default['deploy'][name]['symlinks'] = { 'system' => 'public/system', 'pids' => 'tmp/pids', 'log' => 'log' }
  default['deploy'][name]['symlink_before_migrate'] = {}
end

default['opsworks']['deploy_user']['user'] = 'deploy'
default['opsworks']['deploy_user']['group'] = 'www-data'
default['opsworks']['deploy_user']['home'] = '/home/deploy'
default['opsworks']['deploy_user']['shell'] = '/bin/bash'
