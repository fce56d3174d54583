# Amazon Linux has one folder for all of Apache's configuration; the sites of apps are where they are on Debian.
%w(sites-available sites-enabled).each do |name|
  directory "#{node['apache2']['dir']}/#{name}" do
    mode '0755'
  end
end

# first in the alphabet: the first app's site answers to every name that no other claims, also before ssl.conf's own
file "#{node['apache2']['conf_dir']}/00-opsworks-sites.conf" do
  content "IncludeOptional sites-enabled/*.conf\n"
  mode '0644'
  notifies :reload, 'service[apache2]'
end
