service 'nginx' do
  action :start
end
