# For the Deploy event of the PHP layer: runs after deploy::php, so that `current` is the new release.
(node['deploy'] || {}).each do |name, app|
  next unless app['application_type'] == 'php'

  file ::File.join(app['deploy_to'], 'current', 'banner.txt') do
    content "#{node['phpapp']['banner']} for #{name} on #{node['opsworks']['instance']['hostname']}\n"
    owner app['user']
    group app['group']
    mode '0640'
  end

  template ::File.join(app['deploy_to'], 'current', 'db-connect.php') do
    source 'db-connect.php.erb'
    owner app['user']
    group app['group']
    mode '0640'
    sensitive true
    variables database: app['database'] || {}
    only_if { app['database'] && app['database']['host'] }
  end
end
