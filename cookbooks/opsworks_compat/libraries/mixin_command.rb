require_relative 'deprecation'

module OpsworksCompat
  # What Chef::Mixin::Command offered, on top of Mixlib::ShellOut.
  module MixinCommand
    module_function

    def run_command(args = {})
      shell = Mixlib::ShellOut.new(args[:command], **shell_options(args))
      shell.run_command
      shell.error! unless args[:ignore_failure]
      shell.status
    end

    # status, what it printed, what it complained about
    def output_of_command(command, args = {})
      shell = Mixlib::ShellOut.new(command, **shell_options(args)).run_command
      [shell.status, shell.stdout, shell.stderr]
    end

    def run_command_with_systems_locale(args = {})
      run_command(args)
    end

    def shell_options(args)
      allowed = Array(args[:returns] || 0)
      { cwd: args[:cwd], user: args[:user], group: args[:group], environment: args[:environment],
        timeout: args[:timeout], returns: allowed }.compact
    end
  end
end
