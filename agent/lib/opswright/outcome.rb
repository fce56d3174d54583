# frozen_string_literal: true

module Opswright
  # What an engine answers: Chef's exit code, why it failed, and after how many minutes it wants a reboot.
  Outcome = Struct.new(:exit_code, :cause, :reboot_delay_minutes)
end
