# frozen_string_literal: true

require_relative 'agent_log'
require_relative 'bell'
require_relative 'back_off'

module Opswright
  # A process of the agent. It lives as long as its supervisor does, and there is one of each on a machine.
  class Role
    # `lifeline` is a pipe whose other end only the supervisor holds: it ends when the supervisor does, even by kill -9.
    def initialize(home, lifeline)
      @home = home
      @lifeline = lifeline
    end

    # Answers the pid. `life` is the supervisor's end of the lifeline, which nobody else may hold.
    def self.start(home, lifeline, life)
      fork do
        Supervisor::SIGNALS.each_key { |signal| trap(signal, 'DEFAULT') }
        life.close
        new(home, lifeline).live
      end
    end

    def self.title
      name.split('::').last.downcase
    end

    def live
      $PROGRAM_NAME = "opswright-agent: #{self.class.title}"
      AgentLog.role = self.class.title
      alone { work }
    end

    private

    attr_reader :home, :lifeline

    # Whoever had this role under a supervisor that was killed may still be finishing its last call.
    def alone
      @lock = File.open(home.paths.lock(self.class.title), File::RDWR | File::CREAT, 0o600)
      @lock.flock(File::LOCK_EX)
      note_who_holds_it
      yield
    end

    def note_who_holds_it
      @lock.truncate(0)
      @lock.write(Process.pid)
      @lock.flush
    end

    # Waits for a bell, for `seconds` at most. Answers the bells that rang.
    def rest(seconds, *bells)
      ready, = IO.select([lifeline, *bells.map(&:pipe)], nil, nil, seconds)
      exit if ready&.include?(lifeline)
      bells.select(&:hush)
    end
  end
end
