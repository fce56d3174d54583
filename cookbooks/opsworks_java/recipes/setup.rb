OpsworksPlatform.demand(node, 'Tomcat')

include_recipe 'apache2'

apache2_module 'proxy_http' do
  notifies :reload, 'service[apache2]'
end

include_recipe 'opsworks_java::jvm_install'
include_recipe 'opsworks_java::tomcat_install'
include_recipe 'opsworks_java::connectors'
