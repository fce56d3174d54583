package 'npm' do
  package_name node['opsworks_nodejs']['npm']['packages']
  only_if { node['opsworks_nodejs']['npm']['at_setup'] }
end
