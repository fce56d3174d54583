# For others to notify.
service 'mariadb' do
  action :nothing
end
