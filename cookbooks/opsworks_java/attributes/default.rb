# Ubuntu 22.04 has Tomcat 9 only, whose apps are of Java EE (javax) and not of Jakarta EE.
tomcat = value_for_platform('ubuntu' => { '22.04' => 'tomcat9' }, 'default' => 'tomcat10')

# `base` has lib and webapps in it; `environment` is what the service reads its variables from.
java = value_for_platform_family(
  'amazon' => {
    'jvm_packages' => %w(java-17-amazon-corretto-headless),
    'base' => "/usr/share/#{tomcat}", 'environment' => "/etc/sysconfig/#{tomcat}",
    'version_command' => "rpm --query --queryformat '%{VERSION}' #{tomcat}"
  },
  'default' => {
    'jvm_packages' => %w(openjdk-17-jre-headless),
    'base' => "/var/lib/#{tomcat}", 'environment' => "/etc/default/#{tomcat}",
    'version_command' => "dpkg-query --show --showformat '${Version}' #{tomcat}"
  }
)

# By the type of the database that an app is attached to: the package, and the jar in it that Tomcat gets. Amazon Linux
# has no package of either: the user's own recipes bring the jar, and custom JSON says where it is.
drivers = value_for_platform_family(
  'amazon' => {},
  'default' => {
    'mysql' => { 'package' => 'libmariadb-java', 'jar' => '/usr/share/java/mariadb-java-client.jar' },
    'postgresql' => { 'package' => 'libpostgresql-jdbc-java', 'jar' => '/usr/share/java/postgresql.jar' },
  }
)

default['opsworks_java']['jvm_options'] = ''
default['opsworks_java']['jvm_packages'] = java['jvm_packages']

default['opsworks_java']['tomcat']['name'] = tomcat
default['opsworks_java']['tomcat']['packages'] = [tomcat]
default['opsworks_java']['tomcat']['version_command'] = java['version_command']
default['opsworks_java']['tomcat']['group'] = 'tomcat'
default['opsworks_java']['tomcat']['base'] = java['base']
default['opsworks_java']['tomcat']['environment'] = java['environment']
default['opsworks_java']['tomcat']['contexts'] = "/etc/#{tomcat}/Catalina/localhost"
default['opsworks_java']['tomcat']['port'] = 8080
# Seconds that Tomcat may take until it answers, with all of its apps.
default['opsworks_java']['tomcat']['start_timeout'] = 300

default['opsworks_java']['connectors']['mysql'] = { 'driver' => 'org.mariadb.jdbc.Driver', 'protocol' => 'mariadb' }.merge(drivers['mysql'].to_h)
default['opsworks_java']['connectors']['postgresql'] = { 'driver' => 'org.postgresql.Driver', 'protocol' => 'postgresql' }.merge(drivers['postgresql'].to_h)
