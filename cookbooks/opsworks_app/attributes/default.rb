# What a source needs on the machine, by the API's name of its type.
bsdtar = value_for_platform_family('amazon' => %w(bsdtar), 'default' => %w(libarchive-tools))
default['opsworks_app']['source_packages'] = { 'git' => %w(git), 'svn' => %w(subversion), 'archive' => bsdtar, 's3' => bsdtar }

# What the service leaves open about each app. Custom JSON under ["deploy"][app] goes before it.
(node['deploy'] || {}).to_h.each do |name, app|
  deploy_to = app['deploy_to'] || "/srv/www/#{name}"

  default['deploy'][name]['application'] = name
  default['deploy'][name]['deploy_to'] = deploy_to
  default['deploy'][name]['current_path'] = "#{deploy_to}/current"
  default['deploy'][name]['absolute_document_root'] = ["#{deploy_to}/current", app['document_root']].compact.join('/') + '/'

  default['deploy'][name]['user'] = 'deploy'
  default['deploy'][name]['group'] = OpsworksApp.web_group(node)
  default['deploy'][name]['home'] = '/home/deploy'
  default['deploy'][name]['shell'] = '/bin/bash'

  default['deploy'][name]['keep_releases'] = 5
  default['deploy'][name]['migrate'] = false
  default['deploy'][name]['restart_command'] = "echo 'restarting app'"
  default['deploy'][name]['sleep_before_restart'] = 0

  # Everything in a Java release is part of the web app: nothing is put into it.
  unless app['application_type'] == 'java'
    default['deploy'][name]['purge_before_symlink'] = %w(log tmp/pids public/system)
    default['deploy'][name]['create_dirs_before_symlink'] = %w(tmp public config)
    default['deploy'][name]['symlinks'] = { 'system' => 'public/system', 'pids' => 'tmp/pids', 'log' => 'log' }
  end
  default['deploy'][name]['symlink_before_migrate'] = {}
end
