provides :opsworks_deploy_dir
resource_name :opsworks_deploy_dir
unified_mode true

description "An app's shared folders, as the definition of that name made them in the built-in deploy cookbook"

property :name, String, default: ''
property :path, String, required: true
property :user, [String, Integer]
property :group, [String, Integer]

action :run do
  OpsworksCompat.deprecated('opsworks_deploy_dir', 'declare the directories', at: new_resource.source_line)

  ['', 'log', 'config', 'system', 'pids', 'scripts', 'sockets'].each do |folder|
    directory ::File.join(new_resource.path, 'shared', folder).chomp('/') do
      owner new_resource.user
      group new_resource.group
      mode '0770'
      recursive true
    end
  end
end
