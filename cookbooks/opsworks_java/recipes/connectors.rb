# The database drivers that the apps of this node need, where Tomcat's own connection pool finds them.
types = OpsworksApp.of_type(node, 'java').values.filter_map { |app| app.dig('database', 'type') }.uniq
tomcat = node['opsworks_java']['tomcat']

node['opsworks_java']['connectors'].slice(*types).each do |type, connector|
  OpsworksJava.demand_driver(node, type)
  package connector['package'] if connector['package']

  link "#{tomcat['base']}/lib/#{::File.basename(connector['jar'])}" do
    to connector['jar']
    notifies :restart, "service[#{tomcat['name']}]", :immediately
  end
end
