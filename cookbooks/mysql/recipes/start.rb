service 'mariadb' do
  action :start
end
