apache2_module 'deflate' do
  notifies :reload, 'service[apache2]'
end

include_recipe 'apache2::service'
