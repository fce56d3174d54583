package 'Node.js' do
  package_name node['opsworks_nodejs']['packages']
end

opsworks_app_version 'Node.js' do
  wanted node['opsworks_nodejs']['version']
  command 'node --version'
end
