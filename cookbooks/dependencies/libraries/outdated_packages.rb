# Whether apt knows a newer version of anything that is installed. A simulated upgrade says so too, but takes ten times
# as long, in every Setup. A package on hold counts as well: then an upgrade finds nothing to do.
module OpsworksOutdatedPackages
  POLICY = "dpkg-query --show --showformat '${binary:Package}\\n' | xargs apt-cache policy".freeze

  module_function

  def any?
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
