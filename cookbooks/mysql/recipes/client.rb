package 'MySQL client' do
  package_name node['mysql']['client']['packages']
  only_if { MysqlClient.wanted?(node) }
end
