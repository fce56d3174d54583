include_recipe 'apache2::service'

apache2_module 'passenger' do
  notifies :restart, 'service[apache2]'
end

file "#{node['apache2']['conf_dir']}/opsworks-passenger.conf" do
  content "PassengerMaxPoolSize #{node['rails']['max_pool_size']}\nPassengerFriendlyErrorPages off\n"
  mode '0644'
  notifies :reload, 'service[apache2]'
end
