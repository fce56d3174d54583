# frozen_string_literal: true

require 'rbconfig'
require 'time'
require_relative 'guard'
require_relative 'role'

module Opswright
  # Holds Chef loaded and forks it for each run. Single-threaded, because a fork takes along only the thread that
  # called it and every lock that the others held.
  class Worker < Role
    CHECK_SECONDS = 5

    AGENT = File.expand_path('../agent.rb', __dir__)

    def self.words(lifeline)
      [RbConfig.ruby, AGENT, 'worker', lifeline.fileno.to_s, { lifeline => lifeline }]
    end

    def self.start(_home, lifeline, _life)
      Process.spawn(*words(lifeline))
    end

    def initialize(home, lifeline, engine)
      super(home, lifeline)
      @engine = engine
      @born = Process.clock_gettime(Process::CLOCK_MONOTONIC)
    end

    def work
      @bell = Bell.new(home.paths.bell('worker'))
      @back_off = BackOff.new
      trap('CHLD') { Bell.ring(home.paths.bell('worker')) }
      loop { rest(tend, @bell) }
    end

    private

    # Answers the seconds until the next look, in case nobody rings.
    def tend
      bury_own
      unfinished = home.journal.records.reject(&:finished?)
      unfinished.select { |record| orphaned?(record) }.each { |record| mourn(record) }
      return @back_off.next_pause if stillborn?

      waiting = unfinished.find(&:waiting?)
      start(waiting) if waiting && @guard.nil? && unfinished.none?(&:running?)
      @engine.settle if unfinished.empty?
      CHECK_SECONDS
    end

    def start(record)
      start_over unless @engine.ready? || young?
      @record = record
      @guard = fork do
        let_go
        Guard.new(record, home, @engine).stand
        exit!(0)
      end
    end

    # Chef may have been installed since; its gems can only be chosen by a new process.
    def start_over
      exec(*self.class.words(lifeline))
    end

    def young?
      Process.clock_gettime(Process::CLOCK_MONOTONIC) - @born < CHECK_SECONDS
    end

    # The guard must hold nothing that says "the worker lives".
    def let_go
      trap('CHLD', 'DEFAULT')
      [@lock, @bell, lifeline].each(&:close)
    end

    def bury_own
      @guard = nil if @guard && Process.wait(@guard, Process::WNOHANG)
    rescue Errno::ECHILD
      @guard = nil
    end

    # A guard that ended before it claimed its run: the disk is full, perhaps. Not again at once.
    def stillborn?
      dead = @guard.nil? && @record&.waiting?
      @back_off.reset unless dead
      @record = nil if @guard.nil?
      dead
    end

    # A guard writes the result before it goes, so only what has none after its guard has gone is an orphan.
    def orphaned?(record)
      record.running? && !record.guarded? && !record.finished?
    end

    # The guard of this run is gone without a word. The run is not begun again; what is left of it is ended.
    def mourn(record)
      Machine.descendants(record.run.fetch('chef').fetch('pid')).each { |pid| kill(pid) } if record.converging?
      result = interrupted(record)
      RunLog.new(record.log_path, home.paths.bell('progress')).error(result['cause']['message'])
      record.finish(result)
      Bell.ring(home.paths.bell('wake'))
    end

    def kill(pid)
      Process.kill('KILL', pid)
    rescue Errno::ESRCH
      nil
    end

    def interrupted(record)
      reason = record.rebooted_since_start? ? 'the machine restarted' : 'its process was killed'
      {
        'exitCode' => Verdict::OUTSIDE, 'interrupted' => true,
        'cause' => { 'message' => "The run was interrupted: #{reason} while it was under way." },
        'startedAt' => record.run.fetch('startedAt'), 'finishedAt' => Time.now.utc.iso8601
      }
    end
  end
end
