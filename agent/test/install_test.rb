# frozen_string_literal: true

require 'test_helper'

class InstallTest < Minitest::Test
  INSTALLER = File.expand_path('../install.sh', __dir__)

  def setup
    @root = Dir.mktmpdir
  end

  def teardown
    FileUtils.rm_rf(@root)
  end

  def test_the_agent_is_put_in_place_and_starts_with_the_machine
    install
    assert File.executable?("#{@root}/opt/opswright/agent/bin/opswright-agent")
    assert_equal '../agent/bin/wake', File.readlink("#{@root}/opt/opswright/bin/wake")
    assert_equal '/opt/opswright/agent/bin/opsworks-agent-cli', File.readlink("#{@root}/usr/sbin/opsworks-agent-cli")
    assert File.executable?("#{@root}/opt/opswright/agent/bin/opsworks-agent-cli")
    %w[service path].each do |kind|
      assert File.file?("#{@root}/etc/systemd/system/multi-user.target.wants/opswright-agent.#{kind}")
    end
  end

  def test_installing_again_replaces_the_files_and_leaves_nothing_behind
    install
    File.write("#{@root}/opt/opswright/agent/lib/of-an-old-version.rb", '')
    before = files - ['/opt/opswright/agent/lib/of-an-old-version.rb']
    install
    assert_equal before, files
  end

  def test_secrets_folders_are_for_root_only
    install
    %w[/etc/opswright /var/lib/opswright /var/chef/runs].each { |folder| assert_equal 0o700, File.stat(@root + folder).mode & 0o777 }
  end

  def test_the_unit_leaves_a_running_chef_alone
    unit = File.read(File.expand_path('../systemd/opswright-agent.service', __dir__))
    assert_match(/^KillMode=process$/, unit)
    assert_match(/^OOMPolicy=continue$/, unit)
  end

  def test_a_wake_without_an_agent_is_harmless
    wake = File.expand_path('../bin/wake', __dir__)
    assert system({ 'OPSWRIGHT_ROOT' => @root }, wake)
    FileUtils.mkdir_p("#{@root}/run/opswright")
    File.mkfifo("#{@root}/run/opswright/wake.bell")
    assert system({ 'OPSWRIGHT_ROOT' => @root }, wake)
  end

  def test_a_wake_that_is_spread_rings_within_that_time
    FileUtils.mkdir_p("#{@root}/run/opswright")
    File.mkfifo("#{@root}/run/opswright/wake.bell")
    bell = File.open("#{@root}/run/opswright/wake.bell", File::RDWR)
    began = Process.clock_gettime(Process::CLOCK_MONOTONIC)
    assert system({ 'OPSWRIGHT_ROOT' => @root }, File.expand_path('../bin/wake', __dir__), '1')
    assert_operator Process.clock_gettime(Process::CLOCK_MONOTONIC) - began, :<, 2
    assert_equal '!', bell.read_nonblock(1)
  ensure
    bell&.close
  end

  private

  def install
    assert system({ 'DESTDIR' => @root }, INSTALLER, '--no-start')
  end

  def files
    Dir.glob('**/*', File::FNM_DOTMATCH, base: @root).map { |name| "/#{name}" }.sort
  end
end
