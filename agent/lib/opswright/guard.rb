# frozen_string_literal: true

require 'time'
require_relative 'bell'
require_relative 'machine'
require_relative 'run_log'
require_relative 'run'
require_relative 'verdict'

module Opswright
  # Stands over one run: begins it once, holds it to its time limit, and writes down how it ended.
  # In a session of its own it outlives the agent, so an agent's restart or crash costs a run nothing.
  #
  #   worker   fork ─┐
  #   guard          ├ setsid, fork ─┐        claim ── open gate ─ … wait … ─ result.json, ring
  #   chef                           └ wait at gate ···············┘ run ── outcome.json, exit
  #
  # Dying before the claim leaves a command that never began; the gate then closes unopened and Chef's process ends.
  class Guard
    GRACE_SECONDS = 15
    NOT_OURS = 'the control plane gave the command to somebody else'
    GOING_DOWN = 'the machine is shutting down'
    DEFAULT_TIME_LIMIT_SECONDS = 7200

    def initialize(record, home, engine)
      @record = record
      @home = home
      @engine = engine
      @log = RunLog.new(record.log_path, home.paths.bell('progress'))
    end

    def stand
      Process.setsid
      $PROGRAM_NAME = "opswright-agent: guard of #{record.id}"
      listen
      chef = fork_chef
      begin_run(chef) && finish(watch(chef))
    ensure
      %w[wake worker].each { |name| Bell.ring(home.paths.bell(name)) }
    end

    private

    attr_reader :record, :home, :engine, :log

    def listen
      @signals, notes = IO.pipe
      { 'CHLD' => 'c', 'TERM' => 't' }.each do |signal, note|
        trap(signal) { notes.write_nonblock(note, exception: false) }
      end
    end

    def fork_chef
      waiting, @gate = IO.pipe
      fork do
        @gate.close
        %w[CHLD TERM].each { |signal| trap(signal, 'DEFAULT') }
        Run.new(record, home, engine, log).perform if waiting.read(1)
        exit!(0)
      end
    end

    def begin_run(chef)
      @started_at = Time.now
      @deadline = now + time_limit
      return false unless record.claim(papers(chef))

      log.open
      @gate.write('!')
      stop_for(NOT_OURS) if record.settled?
      true
    ensure
      @gate.close
    end

    def papers(chef)
      {
        'guard' => process(Process.pid), 'chef' => process(chef),
        'bootId' => Machine.boot_id, 'startedAt' => @started_at.utc.iso8601
      }
    end

    def process(pid)
      { 'pid' => pid, 'startTime' => Machine.start_time(pid) }
    end

    def watch(chef)
      until (status = ended(chef))
        notes = IO.select([@signals], nil, nil, [@deadline - now, 0].max) && @signals.readpartial(64)
        stop_for(record.settled? ? NOT_OURS : GOING_DOWN) if notes.to_s.include?('t')
        stop_for("it took longer than its time limit of #{time_limit} s") if notes.nil? && !@stopped
        press(chef) if @stopped && now >= @deadline
      end
      status
    end

    def ended(chef)
      Process.wait2(chef, Process::WNOHANG)&.last
    end

    def stop_for(reason)
      return if @stopped

      @stopped = reason
      @signals_to_send = %w[TERM KILL]
      @deadline = now
    end

    # First asks, then insists. What Chef started goes with it; services that left it stay.
    def press(chef)
      signal = @signals_to_send.shift || 'KILL'
      Machine.descendants(chef).each { |pid| tell(pid, signal) }
      @deadline = now + GRACE_SECONDS
    end

    def tell(pid, signal)
      Process.kill(signal, pid)
    rescue Errno::ESRCH
      nil
    end

    def finish(status)
      verdict = Verdict.new(status, record.outcome, stopped: @stopped, interrupted: @stopped == GOING_DOWN)
      log.conclude(verdict)
      record.finish(verdict.result.merge('startedAt' => @started_at.utc.iso8601, 'finishedAt' => Time.now.utc.iso8601))
    end

    def time_limit
      record.command.fetch('timeoutSeconds', DEFAULT_TIME_LIMIT_SECONDS)
    end

    def now
      Process.clock_gettime(Process::CLOCK_MONOTONIC)
    end
  end
end
