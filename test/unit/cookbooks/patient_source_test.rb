require 'minitest/autorun'
require 'socket'
require 'tmpdir'
%w(failure address patient_source).each { |name| require_relative "../../../cookbooks/opsworks_app/libraries/#{name}" }

class PatientSourceTest < Minitest::Test
  # A source whose server is away for the first few times.
  Away = Struct.new(:times, :error, :folders) do
    def fetch(into)
      folders << Dir.exist?(into)
      Dir.mkdir(into)
      raise error, 'The repository could not be fetched: nobody answers.' if (self.times -= 1) >= 0

      'revision 1'
    end
  end

  Pauses = Struct.new(:all) do
    def sleep(seconds)
      all << seconds
    end
  end

  def setup
    @folder = Dir.mktmpdir
    @pauses = Pauses.new([])
  end

  def teardown
    FileUtils.rm_rf(@folder)
  end

  def fetch(times, error = OpsworksApp::Unreachable)
    @source = Away.new(times, error, [])
    OpsworksApp::PatientSource.new(@source, sleeper: @pauses).fetch("#{@folder}/release")
  end

  def test_a_server_that_is_back_in_time_is_asked_again_for_a_folder_that_is_not_there_yet
    assert_equal 'revision 1', fetch(3)
    assert_equal [1, 2, 4], @pauses.all
    assert_equal [false] * 4, @source.folders
  end

  def test_a_server_that_stays_away_is_given_up_after_a_minute
    assert_match(/nobody answers/, assert_raises(OpsworksApp::Unreachable) { fetch(100) }.message)
    assert_operator @pauses.all.sum, :<=, 60
    assert_operator @pauses.all.sum, :>, 45
  end

  def test_what_a_server_refuses_is_not_asked_for_again
    assert_raises(OpsworksApp::Failure) { fetch(1, OpsworksApp::Failure) }
    assert_empty @pauses.all
  end

  def test_a_tool_failed_for_want_of_a_server_only_where_nobody_listens
    server = TCPServer.new('127.0.0.1', 0)
    address = OpsworksApp::Address.new('repository' => "http://127.0.0.1:#{server.addr[1]}/app.git")
    assert_equal OpsworksApp::Failure, address.failure
    server.close
    assert_equal OpsworksApp::Unreachable, address.failure
  end

  def test_a_path_and_a_place_in_the_form_of_scp_are_not_waited_for
    ['/srv/git/app.git', 'git@example.org:app.git'].each do |repository|
      assert_equal OpsworksApp::Failure, OpsworksApp::Address.new('repository' => repository).failure
    end
  end
end
