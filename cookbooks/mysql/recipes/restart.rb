service 'mariadb' do
  action :restart
end
