# frozen_string_literal: true

module Opswright
  module Cli
    # The log of a run; of one that goes on, until it ends.
    class ShowLog
      def initialize(run)
        @record = run.record
      end

      def show(out)
        return follow(out) if @record.running? && @record.guarded?

        File.open(@record.log_path) { |log| IO.copy_stream(log, out) }
        0
      end

      private

      # tail knows how to wait for lines and for the end of the guard, which writes the last one.
      def follow(out)
        guard = @record.run.fetch('guard').fetch('pid').to_s
        system('tail', '--lines=+1', '--follow', "--pid=#{guard}", @record.log_path, out: out)
        0
      end
    end
  end
end
