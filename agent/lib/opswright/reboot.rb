# frozen_string_literal: true

module Opswright
  # Chef's exit codes for "reboot scheduled" and "reboot needed": the agent does it, once the result is home.
  class Reboot
    EXIT_CODES = [35, 37].freeze
    GRACE_SECONDS = 60
    COMMAND = ENV.fetch('OPSWRIGHT_REBOOT', 'shutdown -r').split.freeze

    def initialize(record)
      @record = record
    end

    def wanted?
      EXIT_CODES.include?(@record.result['exitCode']) && !@record.rebooted_since_start? && !asked?
    end

    # Asked for once: a machine that cannot reboot goes on working.
    def ask_for
      @record.update_delivery('rebootAsked' => true)
      return shutdown('now') if at_once?

      shutdown("+#{delay_minutes}") || schedule
    end

    def at_once?
      delay_minutes.zero?
    end

    private

    def shutdown(moment)
      system(*COMMAND, moment)
    end

    # `shutdown` leaves a delay to logind, which a container may not have.
    def schedule
      system('systemd-run', "--on-active=#{delay_minutes}m", *COMMAND, 'now')
    end

    def asked?
      @record.delivery['rebootAsked']
    end

    def delay_minutes
      @record.outcome.fetch('rebootDelayMinutes', 0).to_i
    end
  end
end
