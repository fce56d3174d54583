service 'memcached' do
  action :restart
end
