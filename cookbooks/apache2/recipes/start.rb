service 'apache2' do
  action :start
end
