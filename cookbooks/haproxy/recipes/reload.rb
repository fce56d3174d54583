service 'haproxy' do
  action :reload
end
