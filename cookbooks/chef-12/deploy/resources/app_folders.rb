# An app's shared folders: the definition opsworks_deploy_dir declares it.
resource_name :app_folders
provides :app_folders

property :path, String, name_property: true
property :user, [String, Integer]
property :group, [String, Integer]

default_action :run

action :run do
  ['', 'log', 'config', 'system', 'pids', 'scripts', 'sockets'].each do |folder|
    directory ::File.join(new_resource.path, 'shared', folder).chomp('/') do
      owner new_resource.user
      group new_resource.group
      mode '0770'
      recursive true
    end
  end
end
