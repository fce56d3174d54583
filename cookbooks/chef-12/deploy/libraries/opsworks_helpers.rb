require 'mixlib/shellout'

# Helpers of OpsWorks' built-in cookbooks that custom recipes came to rely on.
module OpsWorks
  module ShellOut
    SECONDS = 1200

    module_function

    # What the command printed, complaints first. @raise Mixlib::ShellOut::ShellCommandFailed
    def shellout(command, options = {})
      shell = Mixlib::ShellOut.new(command, { timeout: SECONDS }.merge(options))
      shell.run_command
      shell.error!
      [shell.stderr, shell.stdout].join("\n")
    end
  end
end
