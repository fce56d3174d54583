users = (node['ssh_users'] || {}).to_h
sudoers = users.values.select { |user| user['sudoer'] }.map { |user| user['name'] }.sort

group SshAccounts::GROUP do
  append true
end

SshAccounts.departed(users.keys.map(&:to_i)).each do |name|
  ssh_account name do
    action :remove
  end
end

users.sort.each do |uid, user|
  ssh_account user['name'] do
    uid uid.to_i
    public_key user['public_key']
  end
end

package 'sudo' unless sudoers.empty?

file '/etc/sudoers.d/opsworks' do
  content sudoers.map { |name| "#{name} ALL=(ALL) NOPASSWD:ALL\n" }.join
  mode '0440'
  action sudoers.empty? ? :delete : :create
end
