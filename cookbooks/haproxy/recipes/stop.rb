service 'haproxy' do
  action :stop
end
