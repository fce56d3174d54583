# frozen_string_literal: true

require 'fileutils'
require 'json'
require 'securerandom'
require 'tmpdir'

# A real agent, with its processes, on a root folder of its own.
class AgentUnderTest
  HERE = File.expand_path('..', __dir__)
  BIN = File.expand_path('../bin', HERE)

  attr_reader :root, :pid, :environment

  def initialize(control_plane)
    @control_plane = control_plane
    @root = Dir.mktmpdir('opswright-agent')
    @environment = { 'OPSWRIGHT_ROOT' => root, 'OPSWRIGHT_ENGINE' => "#{HERE}/support/scripted_engine.rb",
                     'RUBYLIB' => File.expand_path('../lib', HERE), 'OPSWRIGHT_RUBY' => RbConfig.ruby }
    write_settings
  end

  def write_settings(instance_id: @control_plane.instance_id)
    FileUtils.mkdir_p("#{root}/etc/opswright")
    File.write("#{root}/etc/opswright/agent.json", JSON.generate(settings(instance_id)))
  end

  def start
    @pid = Process.spawn(environment, "#{BIN}/opswright-agent", %i[out err] => ["#{root}/agent.log", 'a'])
    self
  end

  def stop
    return unless @pid

    Process.kill('TERM', @pid)
    Process.wait(@pid)
    @pid = nil
  end

  # The way no process wants to go: nothing of it gets to clean up.
  def kill
    Process.kill('KILL', @pid)
    Process.wait(@pid)
    @pid = nil
  end

  def wake
    system(environment, "#{BIN}/wake")
  end

  def kill_child(role)
    pid = children.fetch(role)
    Process.kill('KILL', pid)
    pid
  end

  # role => pid
  def children
    File.read("/proc/#{@pid}/task/#{@pid}/children").split.map(&:to_i).map { |pid| [role_of(pid), pid] }.to_h
  end

  def record(id)
    Opswright::Record.new("#{root}/var/lib/opswright/commands/#{id}")
  end

  def fifo(name)
    path = "#{root}/#{name}"
    File.mkfifo(path) unless File.exist?(path)
    path
  end

  # Lets a run that holds on this pipe go on.
  def release(path)
    File.write(path, 'go')
  end

  def log
    File.exist?("#{root}/agent.log") ? File.read("#{root}/agent.log") : ''
  end

  def remove
    stop
    FileUtils.rm_rf(root)
  end

  private

  def settings(instance_id)
    endpoint = @control_plane.endpoint
    { endpoint: endpoint, region: 'us-east-1', instanceId: instance_id, stackId: 'stack-1', metadataEndpoint: endpoint }
  end

  def role_of(pid)
    File.read("/proc/#{pid}/cmdline")[/opswright-agent: (\w+)/, 1]
  end
end
