# frozen_string_literal: true

require_relative 'home'
require_relative 'cli/agent_report'
require_relative 'cli/arguments'
require_relative 'cli/instance_report'
require_relative 'cli/json_of_run'
require_relative 'cli/past_runs'
require_relative 'cli/rerun'
require_relative 'cli/show_log'
require_relative 'cli/stack_state'

module Opswright
  # opsworks-agent-cli: what this instance ran, and what it knows of its stack.
  module Cli
    module_function

    # Answers the exit code.
    def run(words, out: $stdout)
      out.sync = true
      arguments = Arguments.parse(words)
      return out.puts(Arguments.help) || 0 if arguments.help?
      raise Misuse, 'opsworks-agent-cli is for root only; use sudo.' unless Process.uid.zero?

      perform(arguments, Home.new, out)
    rescue Errno::ENOENT => e
      complain("This machine is not an instance yet: #{e.message}")
    rescue Misuse, RunFailed => e
      complain(e.message)
    end

    # What a command prints is its text; show_log and run_command print as they go and answer their exit code.
    def perform(arguments, home, out)
      runs = PastRuns.new(home)
      return out.puts(runs.like(arguments).map(&:line)) || 0 if arguments.command == 'list_commands'

      said = answer(arguments, home, runs, out)
      return said if said.is_a?(Integer)

      out.puts(said)
      0
    end

    def answer(arguments, home, runs, out)
      case arguments.command
      when 'agent_report' then AgentReport.new(home, runs).to_s
      when 'instance_report' then InstanceReport.new(home, runs).to_s
      when 'stack_state' then StackState.new(runs.newest).to_s
      when 'get_json' then JsonOfRun.new(runs.find(arguments)).to_s(internal: arguments.internal?)
      when 'show_log' then ShowLog.new(runs.find(arguments)).show(out)
      when 'run_command' then Rerun.new(runs.find(arguments), home, out).perform(arguments.file)
      end
    end

    def complain(message)
      warn message
      1
    end
  end
end
