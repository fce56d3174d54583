include_recipe 'mod_php5_apache2::adapters'

# Keeps the sites of the apps that are here in step with their settings.
OpsworksApp.of_type(node, 'php').each do |name, app|
  apache2_app_site name do
    settings app
    notifies :reload, 'service[apache2]'
    only_if { OpsworksApp.deployed?(app) }
  end
end
