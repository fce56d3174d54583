# Amazon Linux has one folder for all of nginx's configuration; the sites of apps are where they are on Debian. It is
# read before the site in nginx.conf itself: the first app's answers to every name that no other claims.
%w(sites-available sites-enabled).each do |name|
  directory "#{node['nginx']['dir']}/#{name}" do
    mode '0755'
  end
end

file "#{node['nginx']['dir']}/conf.d/opsworks-sites.conf" do
  content "include #{node['nginx']['dir']}/sites-enabled/*;\n"
  mode '0644'
  notifies :reload, 'service[nginx]'
end
