# frozen_string_literal: true

require 'optparse'
require 'time'

module Opswright
  module Cli
    # What the person at the terminal should have said differently.
    class Misuse < StandardError; end

    # command [activity] [date] [file], with OpsWorks' options.
    class Arguments
      COMMANDS = {
        'agent_report' => 'whether the agent runs, and what it did last',
        'get_json' => 'the JSON of a run; -i: what the service told the agent (Chef 12)',
        'instance_report' => 'the agent, the instance and its stack',
        'list_commands' => 'the runs that this instance remembers, oldest first',
        'run_command' => 'runs a command again, here only; -f FILE: with the JSON in FILE',
        'show_log' => 'the log of a run, followed while it goes on',
        'stack_state' => 'the stack as the newest run saw it'
      }.freeze
      ACTIVITIES = %w[
        setup configure deploy undeploy shutdown start stop restart rollback execute_recipes
        update_custom_cookbooks install_dependencies update_dependencies
      ].freeze
      DATE = /\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:?\d\d)?\z/.freeze

      attr_reader :command, :activity, :date, :file

      def self.parse(words)
        new(words.dup)
      rescue OptionParser::ParseError => e
        raise Misuse, e.message
      end

      def self.help
        commands = COMMANDS.map { |name, meaning| format('    %-16<name>s %<meaning>s', name: name, meaning: meaning) }
        [
          "usage: opsworks-agent-cli [--help] [command [activity] [date]]\n", 'Commands:', *commands,
          "\nActivities: #{ACTIVITIES.join(', ')}",
          "Dates are UTC, as list_commands prints them: '2013-02-05T10:31:55'. Without a date: the newest."
        ].join("\n")
      end

      def initialize(words)
        options.parse!(words)
        @command = words.shift
        @help ||= [nil, 'help'].include?(@command)
        return if help?
        raise Misuse, "#{@command} is no command.\n\n#{self.class.help}" unless COMMANDS.key?(@command)

        words.each { |word| take(word) }
      end

      def help?
        @help
      end

      def internal?
        @internal
      end

      private

      def options
        OptionParser.new do |parser|
          parser.on('-h', '--help') { @help = true }
          parser.on('-i', '--[no-]internal') { |internal| @internal = internal }
          parser.on('--no-i') { @internal = false }
          parser.on('-f', '--file FILE') { |file| @file = file }
        end
      end

      def take(word)
        if ACTIVITIES.include?(word) then @activity = word
        elsif DATE.match?(word) then @date = Time.parse(word.match?(/(Z|[+-]\d\d:?\d\d)\z/) ? word : "#{word}Z")
        elsif command == 'run_command' && File.file?(word) then @file = word
        else raise Misuse, "#{word} is neither an activity nor a date such as 2013-02-05T10:31:55."
        end
      end
    end
  end
end
