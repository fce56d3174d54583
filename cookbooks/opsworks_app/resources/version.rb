resource_name :opsworks_app_version
provides :opsworks_app_version
unified_mode true

description <<~TEXT
  Tells the reader of the log when a layer asks for another version of a program than the one that its
  distribution has: OpsWorks' versions are those of its time, and what is installed is today's.
TEXT

property :wanted, [String, nil], description: 'The version that the layer asks for, such as 0.12.x'
property :command, String, required: true, description: 'Prints the version that is installed'

default_action :tell

action :tell do
  installed = shell_out(new_resource.command)
  version = "#{installed.stdout}#{installed.stderr}"[/\d+(\.\d+)*/]

  unless OpsworksApp.version?(version, new_resource.wanted)
    Chef::Log.warn("The layer asks for #{new_resource.name} #{new_resource.wanted}; this system has #{version}, which is what its apps get.")
  end
end
