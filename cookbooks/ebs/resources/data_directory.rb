resource_name :ebs_data_directory
provides :ebs_data_directory
unified_mode true if respond_to?(:unified_mode)

description 'Keeps a service\'s data on a mounted volume: its directory becomes a link. Without the volume it stays where it is' if respond_to?(:description)

property :path, String, name_property: true
# Where the volume is mounted.
property :volume, String, required: true
property :owner, String, required: true
# What may not write while the data moves.
property :service, String, required: true

default_action :create

action :create do
  return unless EbsDevice.mounted?(new_resource.volume)

  directory data do
    owner new_resource.owner
    group new_resource.owner
    mode '0750'
  end

  return if ::File.symlink?(new_resource.path)

  converge_by("move #{new_resource.path} to #{data}") { move }
end

action_class do
  # not the mount point itself: a file system has entries of its own there
  def data
    ::File.join(new_resource.volume, 'data')
  end

  # A volume that comes with data keeps it: what a fresh package laid out is set aside.
  def move
    stop
    shell_out!('cp', '-a', "#{new_resource.path}/.", data) if ::Dir.empty?(data)
    # mv, which copies where it must: what a container has from its image can't be renamed
    shell_out!('mv', new_resource.path, "#{new_resource.path}.before-volume")
    ::File.symlink(data, new_resource.path)
  end

  def stop
    service new_resource.service do
      action :stop
    end
  end
end
