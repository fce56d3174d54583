include_recipe 'opsworks_ganglia::client'
