# frozen_string_literal: true

require 'test_helper'

class VitalsTest < Minitest::Test
  def test_a_host_says_how_it_feels
    measured = Opswright::Vitals::Host.new.measure
    assert_equal %w[user system nice idle iowait steal], measured[:cpu].keys
    assert_equal %i[total used free buffers cached swap], measured[:memory].keys
    assert_equal %w[1 5 15], measured[:load].keys
    assert_operator measured[:memory][:total], :>, measured[:memory][:free]
    assert_operator measured[:procs], :>, 0
  end

  def test_a_busy_processor_shows_as_user_time
    host = Opswright::Vitals::Host.new
    finish = Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID) + 0.1
    nil while Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID) < finish
    assert_operator host.measure[:cpu]['user'], :>, 0
  end

  def test_a_container_has_its_own_figures_on_control_groups_2
    in_group('cpu.stat' => "usage_usec 3000000\nuser_usec 2000000\nsystem_usec 1000000\n", 'cpu.max' => "200000 100000\n",
             'memory.current' => "104857600\n", 'memory.stat' => "anon 1\nfile 52428800\n", 'memory.max' => "1073741824\n") do |group|
      assert_equal [2.0, 1.0, 2.0], [group.user_seconds, group.system_seconds, group.processors]
      memory = Opswright::Vitals::Container.new(group: group).measure[:memory]
      assert_equal({ total: 1_048_576, used: 51_200, free: 946_176, buffers: 0, cached: 51_200, swap: 0 }, memory)
    end
  end

  def test_a_container_has_its_own_figures_on_control_groups_1
    in_group('cpuacct/cpuacct.usage_user' => '2000000000', 'cpuacct/cpuacct.usage_sys' => '1000000000',
             'cpu/cpu.cfs_quota_us' => '-1', 'cpu/cpu.cfs_period_us' => '100000', 'memory/memory.usage_in_bytes' => '2048',
             'memory/memory.stat' => "cache 1024\n", 'memory/memory.limit_in_bytes' => '9223372036854771712') do |group|
      assert group.available?
      assert_equal [2.0, 1.0], [group.user_seconds, group.system_seconds]
      assert_nil group.processors
      assert_nil group.memory_limit
    end
  end

  def test_a_containers_load_rises_and_falls_with_its_own_processes
    active = 4
    now = 0.0
    load = Opswright::Vitals::OwnLoad.new(active: -> { active }, clock: -> { now })
    60.times { now += 5 and load.sample }
    assert_in_delta 4, load.averages['1'], 0.1
    assert_operator load.averages['15'], :<, 2
    active = 0
    12.times { now += 5 and load.sample }
    assert_in_delta 4 / Math::E, load.averages['1'], 0.1
  end

  def test_pauses_grow_with_jitter_up_to_a_limit_and_respect_what_was_asked_for
    back_off = Opswright::BackOff.new(random: Random.new(1))
    pauses = Array.new(10) { back_off.next_pause }
    pauses.zip([1, 2, 4, 8, 16, 30, 30, 30, 30, 30]).each { |pause, ceiling| assert_includes (ceiling / 2.0)..ceiling, pause }
    assert_equal 90, back_off.next_pause('90')
  end

  def test_a_process_that_has_ended_is_not_alive_even_as_a_zombie
    pid = fork { exit!(0) }
    start = Opswright::Machine.start_time(pid)
    Process.waitpid(pid, Process::WNOHANG) until Opswright::Machine.stat(pid).nil? || Opswright::Machine.stat(pid).first == 'Z'
    refute Opswright::Machine.alive?(pid, start)
  end

  def test_another_process_with_the_number_of_an_old_one_is_not_it
    refute Opswright::Machine.alive?(Process.pid, Opswright::Machine.start_time(Process.pid) + 1)
  end

  private

  def in_group(files)
    Dir.mktmpdir do |root|
      files.each do |name, content|
        FileUtils.mkdir_p(File.dirname("#{root}/#{name}"))
        File.write("#{root}/#{name}", content)
      end
      yield Opswright::Vitals::ControlGroup.new(root)
    end
  end
end
