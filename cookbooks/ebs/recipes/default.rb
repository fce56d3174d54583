node['ebs']['raids'].each do |array, raid|
  disks = raid['disks'].map { |disk| EbsDevice.path!(disk, raid['volume_ids'].to_h[disk]) }

  # one volume stands for the array on a machine of the local cloud: its disks are folders
  if ::File.directory?(disks.first)
    Chef::Log.warn("ebs: machines of the local cloud have no RAID arrays; #{disks.first} stands for #{array}")
  else
    ebs_array array do
      disks disks
      level raid['raid_level']
    end
  end

  ebs_volume raid['mount_point'] do
    source ::File.directory?(disks.first) ? disks.first : array
    fstype raid['fstype'] || 'xfs'
  end
end

node['ebs']['devices'].each do |device, volume|
  place = volume['mount_point']
  path = EbsDevice.path(device, volume['volume_id'])

  # mounted by other hands, and not ours to find
  next if path.nil? && EbsDevice.mounted?(place)

  ebs_volume place do
    source path || EbsDevice.path!(device, volume['volume_id'])
    fstype volume['fstype']
  end
end
