raise 'RAID arrays of volumes are not available: give the layer volumes of one disk each.' unless node['ebs']['raids'].empty?

node['ebs']['devices'].each do |name, volume|
  place = volume['mount_point']

  # local machines get their volumes mounted by the engine
  next if EbsDevice.mounted?(place)

  device = EbsDevice.path(name, volume['volume_id'])
  raise "The volume #{volume['volume_id']} for #{place} is not attached (#{name})." unless device

  package 'xfsprogs' if volume['fstype'] == 'xfs'

  execute "mkfs -t #{volume['fstype']} #{device}" do
    # blkid answers 2 when the device holds nothing yet: a volume with data is never formatted
    only_if { shell_out('blkid', device).exitstatus == 2 }
  end

  directory place do
    recursive true
  end

  mount place do
    device device
    fstype volume['fstype']
    options %w(noatime nofail)
    action %i(mount enable)
  end
end
