# Where the kernel shows a volume that EC2 attached under another name.
module EbsDevice
  def self.path(device, volume_id)
    names = [
      "/dev/disk/by-id/nvme-Amazon_Elastic_Block_Store_#{volume_id.to_s.delete('-')}",
      device,
      device.sub('/dev/sd', '/dev/xvd'),
    ]
    names.find { |name| File.blockdev?(name) }
  end

  # The fields of a line of /proc/mounts: device, place, type.
  def self.mounted?(place, mounts = File.read('/proc/mounts'))
    mounts.each_line.any? { |line| line.split[1] == place.chomp('/') }
  end
end
