# frozen_string_literal: true

# Without arguments: the agent. `worker FD`: its worker, started as a new process because Chef's gems must be chosen
# before any library that they bring in another version is loaded. `warm`: fills the cache that loading Chef uses.
# `again FOLDER`: one run of a Chef repository that is there already, for opsworks-agent-cli.
require_relative 'opswright/agent_log'

if ARGV.first
  require ENV.fetch('OPSWRIGHT_ENGINE', File.join(__dir__, 'opswright/engines/chef'))
  require_relative 'opswright/paths'
  Opswright::AgentLog.role = ARGV.first
  engine = Opswright::Engine.new(Opswright::Paths.new).tap(&:preload)
  exit if ARGV.first == 'warm'
  require_relative 'opswright'
  exit Opswright::KeptChefRepo.new(ARGV[1]).converge(engine) if ARGV.first == 'again'
  Opswright::Worker.new(Opswright::Home.new, IO.for_fd(Integer(ARGV[1])), engine).live
else
  require_relative 'opswright'
  Opswright::Supervisor.new(Opswright::Home.new).run
end
