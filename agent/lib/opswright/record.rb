# frozen_string_literal: true

require 'fileutils'
require 'time'
require_relative 'machine'
require_relative 'safe_file'

module Opswright
  # One command on disk. Each file has one writer, so that no process waits for another and a crash of any leaves
  # a state that the others can read:
  #
  #   command.json    courier   what was offered
  #   run.json        guard     which processes run it; made once, so only one run can ever begin
  #   log             the run   what a person reads
  #   outcome.json    the run   why it failed, how long it took
  #   result.json     guard, or the worker when the guard died: made once
  #   delivery.json   courier   the fence, how much of the log is sent, whether the result is accepted
  class Record
    attr_reader :folder

    def initialize(folder)
      @folder = folder
    end

    def id
      File.basename(folder)
    end

    def known?
      File.exist?(file('command.json'))
    end

    def command
      @command ||= SafeFile.read_json(file('command.json'))
    end

    def write_command(command)
      return if known?

      FileUtils.mkdir_p(folder, mode: 0o700)
      SafeFile.create_json(file('command.json'), command.merge('acceptedAt' => Time.now.utc.iso8601(6)))
    end

    def accepted_at
      command.fetch('acceptedAt')
    end

    # -- how far it got

    def waiting?
      !run && !finished? && !settled?
    end

    def running?
      !run.nil? && !finished?
    end

    def finished?
      File.exist?(file('result.json'))
    end

    # The control plane waits for nothing more: `delivered`, `abandoned` (told so) or `refused`.
    def settled?
      !delivery['state'].nil?
    end

    # -- the run

    def run
      SafeFile.read_json(file('run.json'))
    end

    # False when a run of this command began already.
    def claim(run)
      SafeFile.create_json(file('run.json'), run)
    end

    def guarded?
      alive?('guard')
    end

    def converging?
      alive?('chef')
    end

    def rebooted_since_start?
      run.fetch('bootId') != Machine.boot_id
    end

    def log_path
      file('log')
    end

    def outcome
      SafeFile.read_json(file('outcome.json')) || {}
    end

    def write_outcome(outcome)
      SafeFile.write_json(file('outcome.json'), outcome)
    end

    def result
      SafeFile.read_json(file('result.json'))
    end

    # The first to say how it ended is right.
    def finish(result)
      SafeFile.create_json(file('result.json'), result)
    end

    # -- what the control plane knows

    def delivery
      SafeFile.read_json(file('delivery.json')) || {}
    end

    def update_delivery(changes)
      SafeFile.write_json(file('delivery.json'), delivery.merge(changes))
    end

    def fence
      delivery.fetch('fence') { command.dig('lease', 'fence') }
    end

    # Offered (again): whatever was delivered before, the control plane waits for it under this fence.
    # An offer with a lower one was overtaken on its way.
    def reopen(offered)
      update_delivery('fence' => offered, 'state' => nil) if offered > fence || (offered == fence && settled?)
    end

    def settle(state)
      update_delivery('state' => state)
    end

    def erase
      FileUtils.rm_rf(folder)
    end

    private

    def alive?(role)
      known = run or return false
      process = known.fetch(role)
      !rebooted_since_start? && Machine.alive?(process.fetch('pid'), process.fetch('startTime'))
    end

    def file(name)
      File.join(folder, name)
    end
  end
end
