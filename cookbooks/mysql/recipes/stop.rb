service 'mariadb' do
  action :stop
end
