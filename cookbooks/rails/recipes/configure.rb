include_recipe 'rails::adapters'

# Keeps database.yml and memcached.yml in step with the stack, for the apps that are here; those whose files
# change start anew.
OpsworksApp.of_type(node, 'rails').each do |name, app|
  opsworks_app_release name do
    settings app
    action :nothing
  end

  rails_config name do
    settings app
    notifies :restart, "opsworks_app_release[#{name}]", :delayed
    only_if { OpsworksApp.deployed?(app) }
  end
end
