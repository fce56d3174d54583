# frozen_string_literal: true

require 'fileutils'
require 'tmpdir'
require 'uri'
require_relative 'command'
require_relative 'url'

module Opswright
  class Cookbooks
    # A git repository at a branch, tag or commit, with its submodules.
    class GitSource
      def initialize(source, log)
        @url = source.fetch('url')
        @revision = source['revision'].to_s
        @username = source['username'].to_s
        @password = source['password'].to_s
        @ssh_key = source['ssh_key'].to_s
        @log = log
      end

      def to_s
        "git #{Url.public(@url)} at #{@revision.empty? ? 'its default branch' : "revision #{@revision}"}"
      end

      # Answers the folder that holds the files.
      def fetch(draft)
        Dir.mktmpdir do |secrets|
          @env = environment(secrets)
          clone(File.join(draft, 'repository'))
        end
      rescue RunFailed => e
        raise RunFailed, Url.scrub(e.message, @password)
      end

      private

      def clone(folder)
        git('clone', '--quiet', '--no-checkout', '--', @url, folder)
        git('checkout', '--quiet', revision, '--', chdir: folder)
        git('submodule', '--quiet', 'update', '--init', '--recursive', chdir: folder)
        @log.info("Custom cookbooks are at commit #{git('rev-parse', 'HEAD', chdir: folder).strip}")
        FileUtils.rm_rf(File.join(folder, '.git'))
        folder
      end

      def revision
        return 'HEAD' if @revision.empty?
        raise RunFailed, "#{@revision.inspect} is no revision" if @revision.start_with?('-')

        @revision
      end

      def git(*words, chdir: nil)
        Command.run('git', *words, env: @env, chdir: chdir)
      end

      # Secrets reach git through files and the environment: never its command line, which others can read.
      def environment(secrets)
        {
          'GIT_TERMINAL_PROMPT' => '0', 'GIT_ASKPASS' => askpass(secrets), 'GIT_SSH_COMMAND' => ssh(secrets),
          'OPSWRIGHT_GIT_USERNAME' => @username, 'OPSWRIGHT_GIT_PASSWORD' => @password
        }
      end

      def askpass(secrets)
        script = <<~'SH'
          #!/bin/sh
          case "$1" in Username*) printf '%s' "$OPSWRIGHT_GIT_USERNAME" ;; *) printf '%s' "$OPSWRIGHT_GIT_PASSWORD" ;; esac
        SH
        secret_file(secrets, 'askpass', script, 0o700)
      end

      # OpsWorks checked no host keys: a new instance has none to compare with.
      def ssh(secrets)
        options = '-o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR -o BatchMode=yes'
        return "ssh #{options}" if @ssh_key.empty?

        "ssh #{options} -o IdentitiesOnly=yes -i #{secret_file(secrets, 'key', "#{@ssh_key.strip}\n", 0o600)}"
      end

      def secret_file(folder, name, content, mode)
        path = File.join(folder, name)
        File.write(path, content, perm: mode)
        path
      end
    end
  end
end
