# frozen_string_literal: true

require 'fileutils'
require 'json'

module Opswright
  # Puts each run's log and JSON where OpsWorks users look for them, and keeps the newest.
  class RunArchive
    KEPT = 30

    def initialize(paths)
      @paths = paths
    end

    def keep(record, document, time: Time.now.utc)
      base = free_name(time)
      link(record.log_path, "#{base}.log")
      File.write("#{base}.json", JSON.pretty_generate(document), perm: 0o600)
      prune
    end

    # Chef 12's agent had the log beside what the run was given.
    def put_log(record, folder)
      link(record.log_path, File.join(folder, 'chef.log'))
    end

    # The path of a run's files, without their ending: the time with a number, for several runs in one second.
    def free_name(time = Time.now.utc)
      stamp = time.strftime('%Y-%m-%d-%H-%M-%S')
      names = (1..99).lazy.map { |number| File.join(@paths.run_logs, format('%s-%02d', stamp, number)) }
      names.find { |base| !File.exist?("#{base}.log") }
    end

    private

    def link(log, name)
      File.link(log, name)
    rescue Errno::EXDEV
      File.symlink(log, name)
    end

    def prune
      logs = Dir.glob(File.join(@paths.run_logs, '*.log')).sort
      logs[0...-KEPT].to_a.each { |log| FileUtils.rm_f([log, log.sub(/log\z/, 'json')]) }
      runs = Dir.glob(File.join(@paths.runs, '*')).sort_by { |folder| File.mtime(folder) }
      FileUtils.rm_rf(runs[0...-KEPT].to_a)
    end
  end
end
