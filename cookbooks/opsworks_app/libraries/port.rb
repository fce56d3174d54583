require 'socket'

module OpsworksApp
  # A port of this machine that a server is about to open.
  class Port
    PAUSE = 0.1

    def initialize(port)
      @port = port
    end

    # Whether something listens before so many seconds are over. The block says whether waiting still makes sense.
    def open_within?(seconds)
      limit = now + seconds
      until open?
        return false if now > limit || !yield

        sleep PAUSE
      end
      true
    end

    private

    def open?
      Socket.tcp('localhost', @port, connect_timeout: 1).close
      true
    rescue SystemCallError
      false
    end

    def now
      Process.clock_gettime(Process::CLOCK_MONOTONIC)
    end
  end
end
