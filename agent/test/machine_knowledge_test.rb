# frozen_string_literal: true

require 'test_helper'
require 'json'
require 'opswright/engines/chef/dpkg_status'
require 'opswright/engines/chef/gem_set'
require 'opswright/engines/chef/steady_facts'

# What a run takes from an earlier one or from a file, instead of asking programs.
class MachineKnowledgeTest < Minitest::Test
  STATUS = <<~TEXT
    Package: dpkg
    Status: install ok installed
    Architecture: amd64
    Version: 1.21.22
    Description: Debian package management system
     Version: not a field

    Package: git
    Status: hold ok installed
    Architecture: amd64
    Version: 1:2.39.5-0+deb12u2

    Package: php-common
    Status: install ok installed
    Architecture: all
    Version: 2:93

    Package: exim4
    Status: deinstall ok config-files
    Architecture: amd64
    Version: 4.96

    Package: libc6
    Status: install ok installed
    Architecture: i386
    Version: 2.36
  TEXT

  def test_installed_packages_have_their_version
    in_folder do |folder|
      status = dpkg_status(folder, STATUS)
      assert_equal ['1.21.22', '1:2.39.5-0+deb12u2', '2:93'], %w[dpkg git php-common].map { |name| status.version_of(name) }
    end
  end

  def test_removed_foreign_and_unknown_packages_have_none
    in_folder do |folder|
      status = dpkg_status(folder, STATUS)
      assert_equal [nil, nil, nil], %w[exim4 libc6 apache2].map { |name| status.version_of(name) }
    end
  end

  def test_what_dpkg_changes_is_seen
    in_folder do |folder|
      status = dpkg_status(folder, STATUS)
      assert_nil status.version_of('tree')
      dpkg_status(folder, "#{STATUS}\nPackage: tree\nStatus: install ok installed\nArchitecture: amd64\nVersion: 2.1\n")
      assert_equal '2.1', status.version_of('tree')
    end
  end

  def test_a_machine_without_dpkg_has_no_packages
    in_folder { |folder| assert_nil Opswright::Engine::DpkgStatus.new("#{folder}/none").version_of('git') }
  end

  def test_steady_facts_are_kept_and_changing_ones_are_not
    in_folder do |folder|
      facts = Opswright::Engine::SteadyFacts.new("#{folder}/facts.json")
      assert_nil facts.read
      facts.keep('kernel' => { 'name' => 'Linux' }, 'hostname' => 'web1', 'memory' => { 'free' => '1kB' })
      assert_equal({ 'kernel' => { 'name' => 'Linux' } }, facts.read)
    end
  end

  def test_steady_facts_that_cannot_be_read_are_asked_for_again
    in_folder do |folder|
      File.write("#{folder}/facts.json", '{"kernel":')
      assert_nil Opswright::Engine::SteadyFacts.new("#{folder}/facts.json").read
    end
  end

  def test_gems_that_were_found_are_activated_without_looking_again
    in_folder do |folder|
      gems("#{folder}/gems").activate('minitest', '>= 5', helpful: ['a-gem-that-nobody-has'])
      kept = File.readlines("#{folder}/gems", chomp: true).drop(1)
      assert_includes kept, Gem.loaded_specs['minitest'].loaded_from
      looked_again = gems("#{folder}/gems").activate('a-gem-that-nobody-has', '>= 0')
      assert_equal kept, looked_again
    end
  end

  def test_gems_are_looked_for_again_when_one_was_installed_or_removed
    in_folder do |folder|
      gems("#{folder}/gems").activate('minitest', '>= 5')
      lines = File.readlines("#{folder}/gems", chomp: true)
      File.write("#{folder}/gems", ['another state', *lines.drop(1)].join("\n"))
      assert_raises(Gem::MissingSpecError) { gems("#{folder}/gems").activate('a-gem-that-nobody-has', '>= 0') }
    end
  end

  private

  def in_folder(&block)
    Dir.mktmpdir(&block)
  end

  # As dpkg does it: another file in the place of the old one.
  def dpkg_status(folder, text)
    File.write("#{folder}/status-new", text)
    File.rename("#{folder}/status-new", "#{folder}/status")
    Opswright::Engine::DpkgStatus.new("#{folder}/status")
  end

  def gems(file)
    Opswright::Engine::GemSet.new(file)
  end
end
