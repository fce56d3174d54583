service 'nginx' do
  action :stop
end
