# For others to notify.
service 'apache2' do
  action :nothing
end
