# frozen_string_literal: true

module Opswright
  class Error < StandardError; end

  # The control plane could not answer now. Trying again later is right, for ever.
  class Unreachable < Error
    attr_reader :retry_after

    def initialize(message, retry_after: nil)
      super(message)
      @retry_after = retry_after
    end
  end

  # The key was not taken. The caller tries again, and registers anew on the way.
  class Unauthorized < Unreachable; end

  # The command belongs to someone else now: stop working on it.
  class Stale < Error; end

  # The control plane understood and said no. Trying again would not help.
  class Refused < Error; end

  # A run cannot go on; the message is the sentence a person reads as its cause.
  class RunFailed < Error; end
end
