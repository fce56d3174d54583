resource_name :apache2_module
provides :apache2_module
unified_mode true

description 'A module of Apache that is loaded'

default_action :enable

action :enable do
  packaged = node['apache2']['module_packages'][new_resource.name]
  package packaged if packaged

  execute "a2enmod --quiet #{new_resource.name}" do
    not_if { node['apache2']['loads_modules'] || ::File.exist?("#{node['apache2']['dir']}/mods-enabled/#{new_resource.name}.load") }
  end
end
