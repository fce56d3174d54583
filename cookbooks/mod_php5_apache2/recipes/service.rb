include_recipe 'apache2::service'

# For others to notify: where PHP runs beside Apache.
node['mod_php5_apache2']['services'].each do |name|
  service name do
    action :nothing
  end
end
