# frozen_string_literal: true

require 'tmpdir'

module Opswright
  class Cookbooks
    # What lets git into a user's repositories. Secrets reach it through files and the environment: never its command
    # line, which others can read.
    class GitAccess
      # Answers for the server that was named, and nothing to another: a submodule may be anywhere.
      ASKPASS = <<~'SH'
        #!/bin/sh
        case "$1" in *"://$OPSWRIGHT_GIT_HOST'"* | *"@$OPSWRIGHT_GIT_HOST'"*) ;; *) exit ;; esac
        case "$1" in Username*) printf '%s' "$OPSWRIGHT_GIT_USERNAME" ;; *) printf '%s' "$OPSWRIGHT_GIT_PASSWORD" ;; esac
      SH

      # OpsWorks checked no host keys: a new instance has none to compare with. A silent host is given up.
      SSH = 'ssh -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR -o BatchMode=yes ' \
            '-o ConnectTimeout=30 -o ServerAliveInterval=15'

      SILENCE_SECONDS = '60'

      def initialize(address, ssh_key)
        @address = address
        @ssh_key = ssh_key.to_s
      end

      # Yields the environment for git; what is secret in it is gone afterwards.
      def open
        Dir.mktmpdir('opswright-git') { |folder| yield environment(folder) }
      end

      private

      def environment(folder)
        {
          'GIT_TERMINAL_PROMPT' => '0', 'GIT_ASKPASS' => file(folder, 'askpass', ASKPASS, 0o700), 'GIT_SSH_COMMAND' => ssh(folder),
          'GIT_HTTP_LOW_SPEED_LIMIT' => '1', 'GIT_HTTP_LOW_SPEED_TIME' => SILENCE_SECONDS,
          'OPSWRIGHT_GIT_HOST' => @address.url[%r{\Ahttps?://([^/?]+)}i, 1],
          'OPSWRIGHT_GIT_USERNAME' => @address.user, 'OPSWRIGHT_GIT_PASSWORD' => @address.password
        }
      end

      def ssh(folder)
        @ssh_key.empty? ? SSH : "#{SSH} -o IdentitiesOnly=yes -i #{file(folder, 'key', "#{@ssh_key.strip}\n", 0o600)}"
      end

      def file(folder, name, content, mode)
        File.join(folder, name).tap { |path| File.write(path, content, perm: mode) }
      end
    end
  end
end
