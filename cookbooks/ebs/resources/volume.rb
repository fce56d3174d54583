resource_name :ebs_volume
provides :ebs_volume
unified_mode true if respond_to?(:unified_mode)

description 'A volume at its mount point, now and after each boot. One that holds nothing is formatted first' if respond_to?(:description)

property :place, String, name_property: true
# A block device, or the folder that stands for one on a machine of the local cloud.
property :source, String, required: true
property :fstype, String, default: 'xfs'

default_action :mount

action :mount do
  format unless folder?

  directory new_resource.place do
    recursive true
    not_if { mounted? }
  end

  mount new_resource.place do
    device new_resource.source
    fstype folder? ? 'none' : new_resource.fstype
    options folder? ? %w(bind nofail) : %w(noatime nofail)
    action :enable
  end

  # Chef knows a bind mount by another name than the kernel does, and would mount it again and again
  execute "mount #{new_resource.place}" do
    not_if { mounted? }
  end
end

action_class do
  def folder?
    ::File.directory?(new_resource.source)
  end

  def mounted?
    EbsDevice.mounted?(new_resource.place)
  end

  def format
    package 'xfsprogs' if new_resource.fstype == 'xfs'

    execute "mkfs -t #{new_resource.fstype} #{new_resource.source}" do
      # blkid answers 2 when the device holds nothing yet: a volume with data is never formatted
      only_if { shell_out('blkid', new_resource.source).exitstatus == 2 }
    end
  end
end
