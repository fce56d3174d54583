module OpsworksApp
  # Why a release could not be made: one sentence for the person who reads the log.
  class Failure < StandardError; end
end
