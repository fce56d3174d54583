settings = node['opsworks_java']
tomcat = settings['tomcat']

package 'Tomcat' do
  package_name tomcat['packages']
end

opsworks_app_version 'Tomcat' do
  wanted settings['java_app_server_version']
  command tomcat['version_command']
end

include_recipe 'opsworks_java::tomcat_service'

# at once: an app that is deployed in this run waits for Tomcat to come up with it
template tomcat['environment'] do
  source 'tomcat_env_config.erb'
  variables(options: settings['jvm_options'])
  mode '0640'
  group tomcat['group']
  notifies :restart, "service[#{tomcat['name']}]", :immediately
end

service tomcat['name'] do
  action %i(enable start)
end
