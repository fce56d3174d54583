settings = node['opsworks_java']

# a slim image has no manual pages, and without their directory the package's own script fails
directory '/usr/share/man/man1' do
  recursive true
end

package 'JVM' do
  package_name settings['jvm_packages']
end

opsworks_app_version settings['jvm'] || 'openjdk' do
  wanted settings['jvm_version']
  command 'java -version'
end
