resource_name :ssh_account
provides :ssh_account
unified_mode true if respond_to?(:unified_mode)

description 'The Unix account of a user who may log in by SSH' if respond_to?(:description)

property :uid, Integer
property :public_key, [String, nil]

default_action :create

action :create do
  name = new_resource.name
  if SshAccounts.taken?(new_resource.uid, name)
    Chef::Log.warn("ssh_users: #{name} (#{new_resource.uid}) is left alone: the name or the id belongs to a foreign account")
    next
  end

  old_name = SshAccounts.renamed_from(new_resource.uid, name)
  execute "usermod --login #{name} --move-home --home /home/#{name} #{old_name}" if old_name

  user name do
    uid new_resource.uid
    home "/home/#{name}"
    shell '/bin/bash'
    manage_home true
  end

  group SshAccounts::GROUP do
    members name
    append true
  end

  directory "/home/#{name}/.ssh" do
    owner name
    mode '0700'
  end

  file "/home/#{name}/.ssh/authorized_keys" do
    content "#{new_resource.public_key}\n"
    owner name
    mode '0600'
    not_if { new_resource.public_key.to_s.empty? }
  end
end

action :remove do
  # a logged-in user's processes would keep the account from going; 1 says that there are none
  execute "pkill -KILL -u #{new_resource.name}" do
    returns [0, 1]
  end

  user new_resource.name do
    manage_home true
    action :remove
  end
end
