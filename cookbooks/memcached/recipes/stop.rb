service 'memcached' do
  action :stop
end
