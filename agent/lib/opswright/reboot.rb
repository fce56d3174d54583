# frozen_string_literal: true

module Opswright
  # Chef's exit codes for "reboot scheduled" and "reboot needed": the agent does it, once the result is home.
  class Reboot
    EXIT_CODES = [35, 37].freeze
    GRACE_SECONDS = 60

    def initialize(record)
      @record = record
    end

    def wanted?
      EXIT_CODES.include?(@record.result['exitCode']) && !@record.rebooted_since_start? && !asked?
    end

    # Asked for once: a machine that cannot reboot goes on working.
    def ask_for
      @record.update_delivery('rebootAsked' => true)
      system(*ENV.fetch('OPSWRIGHT_REBOOT', 'shutdown -r').split, "+#{delay_minutes}")
    end

    def at_once?
      delay_minutes.zero?
    end

    private

    def asked?
      @record.delivery['rebootAsked']
    end

    def delay_minutes
      @record.outcome.fetch('rebootDelayMinutes', 0).to_i
    end
  end
end
