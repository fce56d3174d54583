service 'haproxy' do
  action :restart
end
