require 'minitest/autorun'
require_relative '../../../cookbooks/dependencies/libraries/outdated_packages'

class OutdatedPackagesTest < Minitest::Test
  def policy(name, installed, candidate)
    "#{name}:\n  Installed: #{installed}\n  Candidate: #{candidate}\n  Version table:\n *** #{installed} 500\n"
  end

  def test_nothing_is_outdated_where_every_candidate_is_installed
    refute OpsworksOutdatedPackages.outdated?(policy('apt', '2.6.1', '2.6.1') + policy('git', '1:2.39.5', '1:2.39.5'))
  end

  def test_one_newer_candidate_is_enough
    assert OpsworksOutdatedPackages.outdated?(policy('apt', '2.6.1', '2.6.1') + policy('git', '1:2.39.2', '1:2.39.5'))
  end

  def test_a_removed_package_is_not_outdated
    refute OpsworksOutdatedPackages.outdated?(policy('exim4', '(none)', '4.96'))
  end
end
