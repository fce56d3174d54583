service 'nginx' do
  action :restart
end
