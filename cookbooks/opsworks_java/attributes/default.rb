default['opsworks_java']['jvm_options'] = ''
default['opsworks_java']['jvm_packages'] = %w(openjdk-17-jre-headless)

default['opsworks_java']['tomcat']['name'] = 'tomcat10'
default['opsworks_java']['tomcat']['packages'] = %w(tomcat10)
default['opsworks_java']['tomcat']['group'] = 'tomcat'
default['opsworks_java']['tomcat']['base'] = '/var/lib/tomcat10'
default['opsworks_java']['tomcat']['contexts'] = '/etc/tomcat10/Catalina/localhost'
default['opsworks_java']['tomcat']['port'] = 8080
# Seconds that Tomcat may take until it answers, with all of its apps.
default['opsworks_java']['tomcat']['start_timeout'] = 300

# By the type of the database that an app is attached to: the package, and the jar in it that Tomcat gets.
default['opsworks_java']['connectors']['mysql'] = { 'package' => 'libmariadb-java', 'jar' => '/usr/share/java/mariadb-java-client.jar', 'driver' => 'org.mariadb.jdbc.Driver', 'protocol' => 'mariadb' }
default['opsworks_java']['connectors']['postgresql'] = { 'package' => 'libpostgresql-jdbc-java', 'jar' => '/usr/share/java/postgresql.jar', 'driver' => 'org.postgresql.Driver', 'protocol' => 'postgresql' }
