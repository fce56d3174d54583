# frozen_string_literal: true

module Opswright
  # How a run ended, from its process's status and what it wrote down itself.
  class Verdict
    REBOOT = { 35 => 'Chef has scheduled a reboot', 37 => 'Chef needs a reboot' }.freeze
    OUTSIDE = -1

    # `stopped` is why the guard ended the run, if it did; `interrupted`, whether the machine was the reason.
    def initialize(status, outcome, stopped: nil, interrupted: false)
      @status = status
      @outcome = outcome
      @stopped = stopped
      @interrupted = interrupted
    end

    def result
      {
        'exitCode' => exit_code, 'signal' => signal, 'interrupted' => @interrupted || nil,
        'cause' => cause, 'seconds' => @outcome['seconds']
      }.compact
    end

    def success?
      exit_code.zero? || REBOOT.key?(exit_code)
    end

    def cause
      return if success?
      return { 'message' => "The run was stopped: #{@stopped}." } if @stopped
      return { 'message' => "Chef was killed by signal #{signal}#{suspicion}." } if signal

      @outcome['cause'] || { 'message' => "Chef ended with exit code #{exit_code} and said nothing." }
    end

    # What the log's last line says.
    def words
      return "Finished Chef run with exitcode #{exit_code}" if exit_code.zero?
      return "Finished Chef run with exitcode #{exit_code}: #{REBOOT[exit_code]}" if success?

      "Command failed, exitcode #{exit_code}: #{cause.fetch('message')}#{whereabouts}"
    end

    private

    def whereabouts
      exception, file, line = cause.values_at('exception', 'file', 'line')
      known = [exception, file && "in #{file} line #{line}"].compact
      known.empty? ? '' : " (#{known.join(' ')})"
    end

    # Chef's child would have said 0; a run that was stopped failed, whatever it managed to exit with.
    def exit_code
      code = @status.exitstatus || OUTSIDE
      @stopped && code.zero? ? OUTSIDE : code
    end

    def signal
      @status.termsig && "SIG#{Signal.signame(@status.termsig)}"
    end

    def suspicion
      ' (often: the machine ran out of memory)' if @status.termsig == Signal.list.fetch('KILL')
    end
  end
end
