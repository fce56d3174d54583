service 'haproxy' do
  action :start
end
