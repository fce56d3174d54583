# An app's shared folders, as the definition of that name made them.
resource_name :opsworks_deploy_dir
provides :opsworks_deploy_dir

property :path, String, required: true
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
