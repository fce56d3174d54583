# The account that apps belong to, and the place where they live.
package 'logrotate'

directory '/srv/www' do
  mode '0755'
  recursive true
end

accounts = (node['deploy'] || {}).to_h.values.map { |app| app.select { |member, _| %w(user group home shell).include?(member) } }

accounts.uniq.each do |account|
  app_user account['user'] do
    deploy_data account
  end
end
