require 'fileutils'

module OpsworksApp
  # A source whose server may be away for a moment, as one that is just being restarted: it is asked again for a minute,
  # as for custom cookbooks. What the server itself refuses is not asked for twice.
  class PatientSource
    SECONDS = 60
    LONGEST_PAUSE = 10

    def initialize(source, seconds: SECONDS, sleeper: Kernel)
      @source = source
      @seconds = seconds
      @sleeper = sleeper
    end

    def fetch(into)
      waited = 0
      pause = 1
      begin
        @source.fetch(into)
      rescue Unreachable => e
        raise if waited + pause > @seconds

        tell("#{e.message} It is tried again in #{pause} s.")
        FileUtils.rm_rf(into)
        @sleeper.sleep(pause)
        waited += pause
        pause = [pause * 2, LONGEST_PAUSE].min
        retry
      end
    end

    private

    def tell(sentence)
      Chef::Log.warn(sentence) if defined?(Chef::Log)
    end
  end
end
