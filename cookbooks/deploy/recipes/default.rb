# The account that apps belong to, and the place where they live.
apps = (node['deploy'] || {}).to_h.values

package 'logrotate'

directory '/srv/www' do
  mode '0755'
  recursive true
end

apps.map { |app| app.slice('user', 'group', 'home', 'shell') }.uniq.each do |account|
  group account['group']

  user account['user'] do
    comment 'deploy user'
    gid account['group']
    home account['home']
    shell account['shell']
    manage_home true
  end
end
