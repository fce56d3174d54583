# For others to notify.
service 'nginx' do
  action :nothing
end
