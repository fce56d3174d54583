resource_name :apache2_module
provides :apache2_module
unified_mode true

description 'A module of Apache that is loaded'

default_action :enable

action :enable do
  execute "a2enmod --quiet #{new_resource.name}" do
    not_if { ::File.exist?("#{node['apache2']['dir']}/mods-enabled/#{new_resource.name}.load") }
  end
end
