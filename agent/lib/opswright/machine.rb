# frozen_string_literal: true

module Opswright
  # What /proc says about this machine and its processes.
  module Machine
    TICKS_PER_SECOND = 100
    STAT_STATE = 0
    STAT_PARENT = 1
    STAT_START_TIME = 19

    module_function

    # A container shares the kernel's boot id with its host, so the start of process 1 is part of it:
    # restarting the container is a new boot.
    def boot_id
      @boot_id ||= "#{File.read('/proc/sys/kernel/random/boot_id').strip}-#{start_time(1)}"
    end

    def uptime_seconds
      (File.read('/proc/uptime').to_f - start_time(1).to_f / TICKS_PER_SECOND).floor
    end

    # Ticks between the kernel's boot and the process's start: tells a process from a later one with its number.
    def start_time(pid)
      stat(pid)&.at(STAT_START_TIME)&.to_i
    end

    def alive?(pid, start_time)
      fields = stat(pid)
      !fields.nil? && fields[STAT_START_TIME].to_i == start_time && !%w[Z X].include?(fields[STAT_STATE])
    end

    # nil when there is no such process
    def parent(pid)
      stat(pid)&.at(STAT_PARENT)&.to_i
    end

    # The process and everything below it. Chef's own commands run in sessions of their own, so a signal to
    # its process group would not reach them.
    def descendants(pid)
      children = Hash.new { |hash, parent| hash[parent] = [] }
      pids.each { |each| children[stat(each)&.at(STAT_PARENT).to_i] << each }
      family = [pid]
      family.each { |member| family.concat(children[member]) }
    end

    def pids
      Dir.children('/proc').grep(/\A\d+\z/).map(&:to_i)
    end

    # The fields of /proc/PID/stat after the name, which may itself hold spaces and brackets.
    def stat(pid)
      File.read("/proc/#{pid}/stat").rpartition(')').last.split
    rescue Errno::ENOENT, Errno::ESRCH
      nil
    end
  end
end
