# frozen_string_literal: true

require 'test_helper'
require 'opswright/cookbooks'
require 'opswright/run_list'

# What a machine with Chef 12 takes of the built-in cookbooks, and what it says of those that it cannot run. Real runs of
# Chef 12 are chef_test.rb with OPSWRIGHT_CHEF_GEMS at a folder that has it.
class OldChefTest < Minitest::Test
  Log = Struct.new(:lines) do
    def warn(line)
      lines << line
    end
  end

  def setup
    @folder = Dir.mktmpdir
    cookbook('base', '>= 12.22')
    cookbook('apache2', '>= 18.0')
    cookbook('plain', nil)
    cookbook('chef-12/deploy', '~> 12.22')
  end

  def teardown
    FileUtils.rm_rf(@folder)
  end

  def test_chef_12_gets_the_cookbooks_that_take_it_and_those_made_for_it
    assert_equal %w[base deploy plain], Dir.children(fitting('12.22.5')).sort
    assert_equal '>= 12.22', File.read("#{fitting('12.22.5')}/base/metadata.rb")[/'(>= .+)'/, 1]
  end

  def test_chef_18_gets_the_folder_as_it_is
    assert_equal "#{@folder}/built-in", fitting('18.11.11')
  end

  def test_what_fits_is_put_together_once_for_each_version_of_the_cookbooks
    first = fitting('12.22.5')
    File.write("#{first}/mark", '')
    assert File.exist?("#{fitting('12.22.5')}/mark")
  end

  def test_a_built_in_recipe_that_chef_cannot_run_refuses_the_whole_command
    error = assert_raises(Opswright::RunFailed) { runnable(%w[base haproxy::configure mine]) }
    assert_match(/\Ahaproxy::configure is a built-in recipe that needs Chef 18; this instance runs Chef 12\.22\.5 on .+\. Nothing was run\./, error.message)
    assert_includes error.message, 'Debian 12'
  end

  def test_what_every_instance_runs_for_the_sake_of_others_is_skipped_with_a_line
    assert_equal %w[base mine], runnable(%w[base mysql::client opsworks_ganglia::client mine])
    assert_equal 2, @log.lines.grep(/is skipped: it is a built-in recipe that needs Chef 18, and this is Chef 12\.22\.5/).size
  end

  def test_where_nothing_is_left_out_all_is_run
    recipes = %w[base haproxy::configure mysql::client]
    assert_equal recipes, Opswright::RunList.new(recipes, [], '18.11.11').runnable(Log.new([]))
  end

  private

  def cookbook(name, wanted)
    FileUtils.mkdir_p("#{@folder}/built-in/#{name}/recipes")
    File.write("#{@folder}/built-in/#{name}/metadata.rb", ["name '#{File.basename(name)}'", wanted && "chef_version '#{wanted}'"].compact.join("\n"))
  end

  def fitting(version)
    Opswright::Cookbooks::Fitting.new("#{@folder}/fitting", version).of("#{@folder}/built-in")
  end

  def runnable(recipes)
    @log = Log.new([])
    Opswright::RunList.new(recipes, %w[haproxy mysql opsworks_ganglia], '12.22.5').runnable(@log)
  end
end
