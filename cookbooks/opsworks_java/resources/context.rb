resource_name :opsworks_java_context
provides :opsworks_java_context
unified_mode true

description 'The context of an app in Tomcat: its variables as JNDI entries, its database as a JDBC resource'

property :settings, Hash, required: true, sensitive: true, description: 'node["deploy"][app]'

default_action :create

action :create do
  # the package's own page is where the app with the short name root goes
  directory webapp do
    recursive true
    action :delete
    not_if { ::File.symlink?(webapp) }
  end

  link webapp do
    to ::File.join(app['deploy_to'], 'current')
  end

  # a Tomcat that is still starting for the first time has not made it yet
  directory tomcat['contexts'] do
    group tomcat['group']
    mode '0750'
    recursive true
    not_if { ::Dir.exist?(tomcat['contexts']) }
  end

  template descriptor do
    cookbook 'opsworks_java'
    source 'context.xml.erb'
    helpers OpsworksJava
    variables(
      name: new_resource.name, environment: app['environment_variables'].to_h, database: database,
      connector: connector, datasource: datasource
    )
    # it holds the app's environment and the database password
    group tomcat['group']
    mode '0640'
    sensitive true
  end
end

action :delete do
  file descriptor do
    action :delete
  end

  link webapp do
    action :delete
    only_if { ::File.symlink?(webapp) }
  end
end

action_class do
  def app
    new_resource.settings
  end

  def database
    app['database'].to_h
  end

  def tomcat
    node['opsworks_java']['tomcat']
  end

  def descriptor
    "#{tomcat['contexts']}/#{OpsworksJava.context(new_resource.name)}.xml"
  end

  def webapp
    "#{tomcat['base']}/webapps/#{OpsworksJava.context(new_resource.name)}"
  end

  # None until the database has an address: with a MySQL layer, until an instance of it is online.
  def connector
    node['opsworks_java']['connectors'][database['type']] if database['host']
  end

  def datasource
    node.read('opsworks_java', 'datasources', new_resource.name) || "jdbc/#{new_resource.name}"
  end
end
