# The volumes of a machine on EC2: block devices under the names that the kernel gives them. Local machines' folders are
# mounted for real in the tests of the layers.
RSpec.describe 'ebs' do
  volume = { 'volume_id' => 'vol-0a', 'mount_point' => '/vol/mysql', 'fstype' => 'xfs', 'size' => 10, 'iops' => nil }
  array = {
    'raid_level' => 1, 'disks' => %w(/dev/sdj /dev/sdk), 'volume_ids' => { '/dev/sdj' => 'vol-0b', '/dev/sdk' => 'vol-0c' },
    'mount_point' => '/fast', 'fstype' => 'xfs', 'size' => 20
  }

  # What the disks are: `blank`, or `used` by an earlier machine. Their devices are looked for as the recipe compiles.
  def mounted(platform, version, ebs, disks)
    allow(File).to receive(:blockdev?) { |path| path.start_with?('/dev/xvd') }
    runner = ChefSpec::SoloRunner.new(platform: platform, version: version, step_into: %w(ebs_volume ebs_array), cookbook_path: BuiltIn::COOKBOOKS)
    runner.node.normal = { 'ebs' => ebs }
    stand_in(disks == :used)
    runner.converge('ebs')
  end

  # What the tools say of the disks. An array that has just been made is blank, too.
  def stand_in(used)
    %w(/dev/xvdi /dev/md0).each do |device|
      stubs_for_resource("execute[mkfs -t xfs #{device}]") do |format|
        allow(format).to receive_shell_out('blkid', device, exitstatus: used ? 0 : 2)
      end
    end
    stubs_for_resource('execute[RAID array /dev/md0]') { |make| examined(make, used) }
    stubs_for_provider('ebs_array[/dev/md0]') { |array| examined(array, used) }
    %w(/etc/mdadm.conf /etc/mdadm/mdadm.conf).each do |config|
      stubs_for_resource("file[#{config}]") { |file| allow(file).to receive_shell_out('mdadm', '--detail', '--scan', stdout: "ARRAY /dev/md0\n") }
    end
  end

  def examined(who, used)
    allow(who).to receive_shell_out('mdadm', '--examine', '/dev/xvdj', exitstatus: used ? 0 : 1)
  end

  Systems::ALL.each do |platform, version|
    context "on #{platform} #{version}" do
      it 'formats a blank volume, and mounts it now and at each boot' do
        run = mounted(platform, version, { 'devices' => { '/dev/sdi' => volume } }, :blank)
        expect(run).to install_package('xfsprogs')
        expect(run).to run_execute('mkfs -t xfs /dev/xvdi')
        expect(run).to create_directory('/vol/mysql')
        expect(run).to enable_mount('/vol/mysql').with(device: '/dev/xvdi', fstype: 'xfs', options: %w(noatime nofail))
        expect(run).to run_execute('mount /vol/mysql')
      end

      it 'never formats one that holds something' do
        run = mounted(platform, version, { 'devices' => { '/dev/sdi' => volume } }, :used)
        expect(run).not_to run_execute('mkfs -t xfs /dev/xvdi')
        expect(run).to run_execute('mount /vol/mysql')
      end

      it 'makes an array of blank disks, and mounts that' do
        run = mounted(platform, version, { 'raids' => { '/dev/md0' => array } }, :blank)
        make = %w(mdadm --create /dev/md0 --run --level=1 --raid-devices=2 /dev/xvdj /dev/xvdk)
        expect(run).to run_execute('RAID array /dev/md0').with(command: make)
        config = platform == 'amazon' ? '/etc/mdadm.conf' : '/etc/mdadm/mdadm.conf'
        expect(run).to create_file(config).with(content: "ARRAY /dev/md0\n")
        expect(run).to enable_mount('/fast').with(device: '/dev/md0')
      end

      it 'assembles an array of disks that are one already' do
        run = mounted(platform, version, { 'raids' => { '/dev/md0' => array } }, :used)
        expect(run).to run_execute('RAID array /dev/md0').with(command: %w(mdadm --assemble --run /dev/md0 /dev/xvdj /dev/xvdk))
        expect(run).not_to run_execute('mkfs -t xfs /dev/md0')
      end
    end
  end
end
