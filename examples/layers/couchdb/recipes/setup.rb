%w(password cookie).each do |secret|
  raise "CouchDB needs a #{secret}: set node['couchdb']['#{secret}'] in custom JSON." if node['couchdb'][secret].to_s.empty?
end

package_repository 'couchdb' do
  settings node['couchdb']['repository']
end

# the package asks these while it is installed, and starts the server with them
package 'couchdb' do
  response_file 'couchdb.seed.erb'
  response_file_variables settings: node['couchdb']
end

template '/opt/couchdb/etc/local.d/20-opsworks.ini' do
  source 'opsworks.ini.erb'
  variables(settings: node['couchdb'])
  owner 'couchdb'
  mode '0600'
  sensitive true
  notifies :restart, 'service[couchdb]'
end

service 'couchdb' do
  action %i(enable start)
end
