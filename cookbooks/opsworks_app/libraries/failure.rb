module OpsworksApp
  # Why a release could not be made: one sentence for the person who reads the log.
  class Failure < StandardError
    # All that the command which failed has written, secrets hidden; nil where no command did.
    attr_reader :output

    def initialize(message, output: nil)
      super(message)
      @output = output
    end
  end

  # Nobody answered where the source is. It may be there again in a moment.
  class Unreachable < Failure
  end
end
