# For others to notify.
service 'haproxy' do
  supports reload: true
  action :nothing
end
