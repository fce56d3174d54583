# Whether there is a newer version of anything that is installed. To apt a simulated upgrade says so too, but takes ten
# times as long, in every Setup. A package on hold counts as well: then an upgrade finds nothing to do.
module OpsworksOutdatedPackages
  # What dnf ends with when there is something to update.
  DNF_OUTDATED = 100

  POLICY = "dpkg-query --show --showformat '${binary:Package}\\n' | xargs apt-cache policy".freeze

  module_function

  def any?(node)
    node['platform_family'] == 'amazon' ? dnf? : apt?
  end

  def dnf?
    check = Mixlib::ShellOut.new('dnf', '--quiet', '--releasever=latest', 'check-update', returns: [0, DNF_OUTDATED]).run_command
    check.error!
    check.exitstatus == DNF_OUTDATED
  end

  def apt?
    policy = Mixlib::ShellOut.new(POLICY, environment: { 'LC_ALL' => 'C' }).run_command
    policy.error!
    outdated?(policy.stdout)
  end

  # `policy` is what `apt-cache policy` says. Of a removed package whose configuration is left nothing is installed.
  def outdated?(policy)
    versions = policy.scan(/^  Installed: (\S+)\n  Candidate: (\S+)$/)
    versions.any? { |installed, candidate| installed != '(none)' && candidate != installed }
  end
end
