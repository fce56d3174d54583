require 'fileutils'
require 'mixlib/shellout'

module OpsworksApp
  # Runs commands as the app's user, without a shell between. Arguments are seen by every process of the machine:
  # what is secret goes in by the environment or by standard input, and is masked where output becomes a message.
  class Shell
    HOUR = 3600

    # The line in which a tool says why: not its advice after it, nor svn's "unable to connect" before it.
    REASON = /\A(fatal|error\b|(PHP )?Parse error|npm ERR!|svn: E(?!170013)\d+|bsdtar: (?!Error exit)|[\w:]*Error\b)|\([\w:]*Error\)\z|Permission denied|Host key/i.freeze

    # Shorter values are words and numbers: to hide them would spoil every message.
    SECRET_LENGTH = 4

    # For the commands of an app, with its variables.
    def self.for(app)
      values = app['environment_variables'].to_h.values << app.dig('database', 'password')
      new(**owner(app), secrets: values.compact.map(&:to_s).select { |value| value.length >= SECRET_LENGTH })
    end

    def self.owner(app)
      { user: app['user'], group: app['group'], home: app['home'] }
    end

    def initialize(user:, group:, home:, secrets: [])
      @owner = { user: user, group: group }.compact
      @environment = { 'HOME' => home, 'LANG' => 'C.UTF-8', 'LC_ALL' => 'C.UTF-8' }
      @secrets = secrets.map(&:to_s).reject(&:empty?)
    end

    # What the command wrote; `name` is what messages call it. @raise Failure with the line that it complained with
    def run(*command, name: command.first(2).join(' '), cwd: nil, environment: {}, input: nil)
      shell = start(command, cwd: cwd, environment: environment, input: input)
      return shell.stdout unless shell.error?

      output = mask("#{shell.stdout}\n#{shell.stderr}").strip
      raise Failure.new("#{name} failed (#{shell.exitstatus}): #{complaint(output)}", output: output)
    end

    # Whether the command succeeds.
    def run?(*command, **options)
      !start(command, **options).error?
    end

    # The text with every secret in it hidden.
    def mask(text)
      text.gsub(Regexp.union(@secrets), '*****FILTERED*****')
    end

    # Gives a directory and what is in it to the app's user.
    def own(path)
      FileUtils.chown_R(@owner[:user], @owner[:group], path)
    end

    private

    def start(command, cwd: nil, environment: {}, input: nil)
      options = { cwd: cwd, input: input }.compact
      shell = Mixlib::ShellOut.new(*command, environment: @environment.merge(environment), timeout: HOUR, umask: '022', **@owner, **options)
      shell.run_command
      shell
    rescue Errno::ENOENT => e
      raise Failure, "#{command.first} is not installed (#{e.message})."
    end

    # What did not say why is told by its code alone. Rails ends that line with a colon, and says why in the next.
    def complaint(output)
      lines = output.lines.map(&:strip).reject(&:empty?)
      return 'it wrote no reason' if lines.empty?

      reason = lines.index { |line| line.match?(REASON) } || lines.index('rake aborted!')&.succ || -1
      lines[reason].to_s.end_with?(':') ? lines[reason, 2].join(' ') : lines[reason].to_s
    end
  end
end
