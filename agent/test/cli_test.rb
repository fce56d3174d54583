# frozen_string_literal: true

require 'test_helper'
require 'open3'
require 'opswright/cli'

class CliTest < AgentCase
  OPSWORKS = {
    'sent_at' => 1_361_911_623, 'activity' => 'setup', 'valid_client_activities' => ['setup'],
    'stack' => { 'name' => 'MyStack' }, 'layers' => { 'php-app' => { 'name' => 'PHP App Server' } }, 'applications' => [],
    'instance' => { 'hostname' => 'php-app1', 'layers' => ['php-app'], 'aws_instance_id' => 'i-1', 'region' => 'us-east-1',
                    'private_ip' => '10.0.0.1' }
  }.freeze
  BAGS = {
    'aws_opsworks_app' => { 'foo' => { 'shortname' => 'foo' } },
    'aws_opsworks_command' => { 'c' => { 'type' => 'setup' } }
  }.freeze

  def test_list_commands_prints_time_and_activity_oldest_first
    ran('a', activity: 'setup') && ran('b', activity: 'configure')
    assert_equal %w[setup configure], cli('list_commands').lines.map { |line| line[/\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d        (\w+)$/, 1] }
    assert_equal ['configure'], cli('list_commands', 'configure').split.drop(1)
  end

  def test_get_json_prints_the_whole_json_of_a_chef_11_run
    ran('a', activity: 'setup', own: own('greeting' => 'hello'), chefVersion: '11.10')
    json = JSON.parse(cli('get_json', 'setup'))
    assert_equal ['php-app1', 'hello', ['any']], [json['opsworks']['instance']['hostname'], *json.values_at('greeting', 'run_list')]
  end

  def test_get_json_prints_run_list_and_custom_json_of_a_chef_12_run
    ran('a', own: own('greeting' => 'hello'), chefVersion: '12')
    assert_equal({ 'run_list' => ['recipe[any]'], 'greeting' => 'hello' }, JSON.parse(cli('get_json', '--no-i')))
  end

  def test_get_json_internal_is_what_the_service_told_a_chef_12_agent
    ran('a', own: own('greeting' => 'hello'), chefVersion: '12')
    json = JSON.parse(cli('get_json', '-i'))['aws_opsworks_agent']
    assert_equal [['foo'], 'setup'], [json['resources']['apps'].map { |app| app['shortname'] }, json['command']['type']]
    assert_equal({ 'greeting' => 'hello' }, JSON.parse(json['chef']['customer_json'].unpack1('m')))
  end

  def test_a_run_is_named_by_its_time
    ran('a', activity: 'setup', script: [%w[say first]])
    time = cli('list_commands').split.first
    assert_includes cli('show_log', 'setup', time), 'INFO: first'
    _, error, status = call('show_log', 'setup', '2013-02-05T10:31:55')
    assert_equal [1, 'This instance remembers no such run (setup 2013-02-05T10:31:55). See list_commands.'], [status, error.chomp]
  end

  def test_show_log_follows_a_run_until_it_ends
    pipe = agent.fifo('hold')
    offer_held('a', pipe, after: [%w[say later]])
    agent.start
    wait_for_log('a', 'started')
    Open3.popen2(agent.environment, cli_path, 'show_log') do |_, out, waiting|
      assert_includes out.readline + out.readline, 'started'
      agent.release(pipe)
      assert_match(/later.*Finished Chef run with exitcode 0/m, out.read)
      assert waiting.value.success?
    end
  end

  def test_run_command_runs_an_old_command_again_and_tells_nobody
    ran('a', activity: 'configure', own: own('script' => [%w[say hello]]))
    calls = control_plane.calls_to('/agent/result').size
    said = cli('run_command', 'configure')
    assert_match(/About to re-run 'configure' from \d{4}-.*INFO: hello.*Finished Chef run with exitcode 0\n\z/m, said)
    assert_equal calls, control_plane.calls_to('/agent/result').size
    assert_equal said, File.read(logs.last).lines.drop(1).join
  end

  def test_run_command_takes_json_from_a_file_and_answers_chefs_exit_code
    ran('a', own: own('script' => [%w[say hello]]))
    file = "#{agent.root}/mine.json"
    File.write(file, JSON.generate('script' => [['exit', 3]]))
    [['-f', file], [file]].each do |words|
      said, _, status = call('run_command', *words)
      assert_equal 3, status, said
      assert_includes said, 'Finished Chef run with exitcode 3'
    end
  end

  def test_agent_report_says_whether_the_agent_runs
    ran('a', activity: 'setup')
    assert_match(/\AAWS OpsWorks Instance Agent State Report:\n\n  Last activity was a "setup" on \w{3} \w{3} \d\d [\d:]+ UTC \d+\n/,
                 cli('agent_report'))
    assert_includes cli('agent_report'), "running as PID #{agent.pid}\n"
    agent.stop
    assert_includes cli('agent_report'), 'agent is not running'
  end

  def test_instance_report_names_stack_layers_and_machine
    ran('a', own: own)
    report = cli('instance_report')
    ['OpsWorks Stack: MyStack', 'OpsWorks Layers: PHP App Server', 'EC2 Instance ID: i-1', 'Private IP: 10.0.0.1'].each do |line|
      assert_includes report, "  #{line}\n"
    end
    assert_match(/Total Memory: [\d.]+ Gb$/, report)
  end

  def test_stack_state_is_the_stack_as_the_last_run_saw_it
    ran('a', own: own)
    state = JSON.parse(cli('stack_state'))
    assert_equal({ 'sent_at' => 1_361_911_623, 'activity' => 'setup' }, state['last_command'])
    assert_equal [{ 'name' => 'MyStack' }, ['setup']], [state['stack'], state['agent']['valid_activities']]
  end

  def test_what_cannot_be_done_is_said_in_a_sentence
    assert_match(/\Ausage: /, cli('--help'))
    assert_match(/\Adance is no command\./, call('dance')[1])
    assert_match(/\Ayesterday is neither an activity nor a date/, call('show_log', 'yesterday')[1])
    assert_match(/\Ainvalid option: --fast/, call('show_log', '--fast')[1])
    assert_equal "This instance ran nothing yet.\n", call('stack_state')[1]
  end

  def test_it_is_for_root_only
    skip 'only root can become somebody else' unless Process.uid.zero?
    reader, writer = IO.pipe
    pid = fork do
      Process::UID.change_privilege(65_534)
      $stderr.reopen(writer)
      exit!(Opswright::Cli.run(['list_commands']))
    end
    writer.close
    assert_equal "opsworks-agent-cli is for root only; use sudo.\n", reader.read
    assert_equal 1, Process.wait2(pid).last.exitstatus
  end

  private

  def own(custom = {})
    { attributes: { opsworks: OPSWORKS }, data_bags: BAGS, custom: custom }
  end

  def ran(id, **details)
    agent.start unless agent.pid
    offer(id, **details)
    agent.wake
    control_plane.result_of(id)
  end

  def cli_path
    "#{AgentUnderTest::BIN}/opsworks-agent-cli"
  end

  def call(*words)
    out, error, status = Open3.capture3(agent.environment, cli_path, *words)
    [out, error, status.exitstatus]
  end

  def cli(*words)
    out, error, status = call(*words)
    assert_equal 0, status, error
    out
  end

  def logs
    Dir.glob("#{agent.root}/var/lib/aws/opsworks/chef/*.log").sort
  end
end
