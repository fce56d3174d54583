# nginx says at once that it reloads. Its workers of before take connections until it has started others.
module NginxWorkers
  # In seconds.
  LIMIT = 20
  PAUSE = 0.05

  # Not those that only end what they began: these are "worker process is shutting down".
  TITLE = /\Anginx: worker process[\s\0]*\z/.freeze

  module_function

  # Ids of the workers that take connections.
  def accepting
    Dir.glob('/proc/[0-9]*').select { |process| title(process).match?(TITLE) }
  end

  # Waits until none of these workers takes a connection any more.
  def await_without(workers)
    limit = now + LIMIT
    while (accepting & workers).any?
      raise 'nginx did not take up its new configuration: error.log of nginx says why.' if now > limit

      sleep PAUSE
    end
  end

  # Processes end while they are looked at.
  def title(process)
    File.binread("#{process}/cmdline")
  rescue SystemCallError
    ''
  end

  def now
    Process.clock_gettime(Process::CLOCK_MONOTONIC)
  end
end
