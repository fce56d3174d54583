# Debian's nginx reads sites-enabled already. The first app's site answers to every name that no other claims, so the
# package's own goes.
file "#{node['nginx']['dir']}/sites-enabled/default" do
  action :delete
  manage_symlink_source false
  notifies :reload, 'service[nginx]'
end
