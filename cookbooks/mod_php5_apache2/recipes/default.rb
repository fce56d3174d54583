include_recipe 'apache2'

settings = node['mod_php5_apache2']

package 'PHP' do
  package_name settings['packages'] + (settings['full'] ? settings['full_packages'] : [])
  notifies :reload, 'service[apache2]'
end

settings['services'].each do |name|
  service name do
    action %i(enable start)
  end
end

include_recipe 'mod_php5_apache2::adapters'
