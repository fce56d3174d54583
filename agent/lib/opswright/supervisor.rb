# frozen_string_literal: true

require_relative 'agent_log'
require_relative 'back_off'
require_relative 'courier'
require_relative 'heart'
require_relative 'home'
require_relative 'worker'

module Opswright
  # Keeps the agent's three processes alive. It loads nothing that can fail and talks to nobody.
  #
  #   supervisor ─┬─ courier   commands, logs, results
  #               ├─ heart     heartbeats
  #               └─ worker    holds Chef loaded
  #                    └─ guard ── chef      one pair per run, in a session of their own:
  #                                          they outlive the agent, whose next life finds them in the journal
  class Supervisor
    ROLES = [Courier, Heart, Worker].freeze
    SETTLED_SECONDS = 10
    SIGNALS = { 'CHLD' => 'c', 'TERM' => 't', 'INT' => 't', 'USR1' => 'u' }.freeze

    def initialize(home)
      @home = home
      @members = {}
    end

    def run
      AgentLog.role = 'supervisor'
      @lifeline, @life = IO.pipe
      listen
      ROLES.each { |role| start(role) }
      attend until @stopping
      stop
    end

    private

    Member = Struct.new(:role, :pid, :started_at, :back_off, :due_at)

    def listen
      @signals, notes = IO.pipe
      SIGNALS.each do |signal, note|
        trap(signal) { notes.write_nonblock(note, exception: false) }
      end
    end

    def start(role)
      member = @members[role] ||= Member.new(role, nil, nil, BackOff.new)
      member.started_at = now
      member.due_at = nil
      member.pid = role.start(@home, @lifeline, @life)
    end

    def attend
      IO.select([@signals], nil, nil, pause)
      notes = @signals.read_nonblock(4096, exception: false)
      notes = '' unless notes.is_a?(String)
      @stopping = notes.include?('t')
      Bell.ring(@home.paths.bell('wake')) if notes.include?('u')
      bury
      revive unless @stopping
    end

    def bury
      while (pid, status = Process.wait2(-1, Process::WNOHANG))
        member = @members.values.find { |each| each.pid == pid }
        mourn(member, status) if member
      end
    rescue Errno::ECHILD
      nil
    end

    def mourn(member, status)
      AgentLog.warn("#{member.role.title} ended: #{status}") unless @stopping
      member.back_off.reset if now - member.started_at > SETTLED_SECONDS
      member.pid = nil
      member.due_at = now + member.back_off.next_pause
    end

    def revive
      @members.each_value { |member| start(member.role) if member.due_at && member.due_at <= now }
    end

    def pause
      due = @members.values.map(&:due_at).compact.min
      due && [due - now, 0].max
    end

    # A process just forked may still have our signal handlers; the end of the lifeline reaches it too.
    def stop
      @life.close
      @members.values.map(&:pid).compact.each { |pid| Process.kill('TERM', pid) }
      Process.waitall
    end

    def now
      Process.clock_gettime(Process::CLOCK_MONOTONIC)
    end
  end
end
