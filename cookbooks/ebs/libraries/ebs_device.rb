# Where a volume is, which EC2 attached under another name than the kernel's.
module EbsDevice
  # A container has no block devices: its engine mounts the volume of /dev/sdi at /volumes/sdi.
  FOLDERS = '/volumes'.freeze

  # A block device, or a folder on a machine of the local cloud; nil when nothing is attached.
  def self.path(device, volume_id)
    block_devices(device, volume_id).find { |name| File.blockdev?(name) } || folder(device)
  end

  # @raise RuntimeError naming the volume when nothing is attached
  def self.path!(device, volume_id)
    path(device, volume_id) || raise("The volume #{volume_id} is not attached (#{device}).")
  end

  # Whether something is mounted there. A line of /proc/mounts is: device, place, type.
  def self.mounted?(place, mounts = File.read('/proc/mounts'))
    mounts.each_line.any? { |line| line.split[1] == place.chomp('/') }
  end

  def self.block_devices(device, volume_id)
    ["/dev/disk/by-id/nvme-Amazon_Elastic_Block_Store_#{volume_id.to_s.delete('-')}", device, device.sub('/dev/sd', '/dev/xvd')]
  end
  private_class_method :block_devices

  def self.folder(device)
    place = File.join(FOLDERS, device.sub('/dev/', ''))
    place if mounted?(place)
  end
  private_class_method :folder
end
