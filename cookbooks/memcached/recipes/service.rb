# For others to notify.
service 'memcached' do
  action :nothing
end
