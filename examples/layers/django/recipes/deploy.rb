# The resource that releases the built-in layers' apps does it here too: every source, hooks, migration, rollback.
OpsworksApp.of_type(node, 'other').each do |name, app|
  unit = DjangoUnit.name(name)

  opsworks_app_release name do
    settings app
    command OpsworksApp.command_key(node)
    notifies :restart, "systemd_unit[#{unit}]"
  end

  opsworks_app_environment_file name do
    settings app
    notifies :restart, "systemd_unit[#{unit}]"
  end

  systemd_unit unit do
    content DjangoUnit.content(name, app, node['django'])
    action %i(create enable start)
    notifies :restart, "systemd_unit[#{unit}]"
  end
end
