service 'apache2' do
  action :stop
end
