unless node['passenger']['packages']
  OpsworksPlatform.absent(node, 'Passenger', "choose nginx_unicorn as the layer's RailsStack, whose server comes with the app's Gemfile.")
end

include_recipe 'apache2'

package 'Passenger' do
  package_name node['passenger']['packages']
  notifies :restart, 'service[apache2]'
end

opsworks_app_version 'Passenger' do
  wanted node['passenger']['version']
  command "dpkg-query --show --showformat '${Version}' passenger"
end
