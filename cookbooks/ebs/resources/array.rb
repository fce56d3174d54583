resource_name :ebs_array
provides :ebs_array
unified_mode true if respond_to?(:unified_mode)

description 'A RAID array of volumes, assembled if the disks are one already and made if they are not' if respond_to?(:description)

property :array, String, name_property: true
# Block devices.
property :disks, Array, required: true
property :level, Integer, required: true

default_action :assemble

action :assemble do
  return if ::File.blockdev?(new_resource.array)

  package 'mdadm'
  execute "RAID array #{new_resource.array}" do
    command lazy { member?(new_resource.disks.first) ? assembling : making }
  end

  # without its name there the kernel calls the array otherwise at the next boot
  file node['ebs']['mdadm_config'] do
    content lazy { shell_out!('mdadm', '--detail', '--scan').stdout }
  end
end

action_class do
  # Disks that come with data keep it.
  def member?(disk)
    shell_out('mdadm', '--examine', disk).exitstatus.zero?
  end

  def assembling
    ['mdadm', '--assemble', '--run', new_resource.array, *new_resource.disks]
  end

  def making
    ['mdadm', '--create', new_resource.array, '--run', "--level=#{new_resource.level}", "--raid-devices=#{new_resource.disks.size}", *new_resource.disks]
  end
end
