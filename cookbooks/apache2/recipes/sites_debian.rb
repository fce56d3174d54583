# Debian's Apache reads sites-enabled already, and comes with a site of its own there.
sites = "#{node['apache2']['dir']}/sites-enabled"

file "#{sites}/000-default.conf" do
  action :delete
  manage_symlink_source false
  notifies :reload, 'service[apache2]'
end

# last in the alphabet: the first app's site answers to every name that no other claims
link "#{sites}/zzz-default.conf" do
  to '../sites-available/000-default.conf'
  notifies :reload, 'service[apache2]'
end
