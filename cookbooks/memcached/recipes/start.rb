service 'memcached' do
  action :start
end
