# frozen_string_literal: true

require 'time'
require_relative 'bell'

module Opswright
  # The log of one run, in the form that OpsWorks' had. Any process of the run may write: each line is appended whole.
  class RunLog
    attr_reader :path

    def initialize(path, bell)
      @path = path
      @bell = bell
    end

    def open
      write("# Logfile created on #{Time.now.strftime('%Y-%m-%d %H:%M:%S %z')} by opswright-agent\n")
    end

    def info(message)
      line('INFO', message)
    end

    def warn(message)
      line('WARN', message)
    end

    def error(message)
      line('ERROR', message)
    end

    def conclude(verdict)
      verdict.success? ? info(verdict.words) : error(verdict.words)
    end

    # Loggers write through this; each line is on its way as soon as it is written.
    def write(text)
      io.write(text)
      Bell.ring(@bell)
    end

    def sync=(_always); end

    def close; end

    # What the process and its children print goes here too.
    def capture_output
      $stdout.reopen(io)
      $stderr.reopen(io)
      [$stdout, $stderr].each { |stream| stream.sync = true }
    end

    private

    def line(severity, message)
      write("[#{Time.now.iso8601}] #{severity}: #{message}\n")
    end

    def io
      @io ||= File.open(path, File::WRONLY | File::CREAT | File::APPEND, 0o600).tap { |file| file.sync = true }
    end
  end
end
