# frozen_string_literal: true

module Opswright
  # Asks the guard of a run to end it; the guard knows how.
  module RunStopper
    module_function

    def stop(record)
      Process.kill('TERM', record.run.fetch('guard').fetch('pid')) if record.guarded?
    rescue Errno::ESRCH
      nil
    end
  end
end
