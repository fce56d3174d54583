package 'Django' do
  package_name node['django']['packages']
end
