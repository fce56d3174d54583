# frozen_string_literal: true

require 'fileutils'
require_relative 'address'
require_relative 'command'
require_relative 'git_access'
require_relative '../patience'
require_relative 'tool'

module Opswright
  class Cookbooks
    # A git repository at a branch, tag or commit, with its submodules.
    class GitSource
      # A server that is just being restarted is back by then.
      PATIENCE_SECONDS = 60

      def initialize(source, log)
        @address = Address.new(source)
        @revision = source['revision'].to_s
        @ssh_key = source['ssh_key']
        @log = log
      end

      def to_s
        "git #{@address} at #{@revision.empty? ? 'its default branch' : "revision #{@revision}"}"
      end

      # Answers the folder that holds the files.
      def fetch(draft)
        Tool.need('git', @log)
        Patience.wait_for('The repository', @log, limit: PATIENCE_SECONDS) { attempt(File.join(draft, 'repository')) }
      rescue RunFailed => e
        raise RunFailed, Url.scrub(e.message, @address.secrets)
      end

      # Yields the environment in which git may read this repository, and others with the same key.
      def access(&block)
        GitAccess.new(@address, @ssh_key).open(&block)
      end

      private

      # git has one exit code for all that can go wrong; whether its server is there, the server tells.
      def attempt(folder)
        FileUtils.rm_rf(folder)
        access { |env| clone(folder, env) }
      rescue RunFailed => e
        raise if @address.answers?

        raise Unreachable, Url.scrub(e.message, @address.secrets)
      end

      def clone(folder, env)
        Command.run('git', 'clone', '--quiet', '--no-checkout', '--', @address.url, folder, env: env)
        commit = commit_in(folder)
        Command.run('git', 'checkout', '--quiet', '--detach', commit, env: env, chdir: folder)
        Command.run('git', 'submodule', '--quiet', 'update', '--init', '--recursive', env: env, chdir: folder)
        @log.info("Custom cookbooks are at commit #{commit}")
        FileUtils.rm_rf(File.join(folder, '.git'))
        folder
      end

      # A branch goes before a tag of the same name, as it did with OpsWorks.
      def commit_in(folder)
        names = @revision.empty? ? ['HEAD'] : ["refs/remotes/origin/#{@revision}", "refs/tags/#{@revision}", @revision]
        found = names.find { |name| Command.success?(*verify(name), chdir: folder) }
        raise RunFailed, "it has no branch, tag or commit #{@revision.inspect}" unless found

        Command.run(*verify(found), chdir: folder).lines.last.strip
      end

      def verify(name)
        ['git', 'rev-parse', '--verify', '--quiet', '--end-of-options', "#{name}^{commit}"]
      end
    end
  end
end
