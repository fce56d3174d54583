require 'fileutils'
require 'tmpdir'

module OpsworksApp
  # A branch, a tag or a commit of a git repository, with its submodules.
  class GitSource
    # git asks this script for what it needs; the answers stay in the environment of the app's own user. They are
    # for the server that was named and no other: a submodule may be anywhere.
    ASKPASS = <<~'SCRIPT'.freeze
      #!/bin/sh
      case "$1" in
        *"://$OPSWORKS_SCM_HOST'"* | *"@$OPSWORKS_SCM_HOST'"*) ;;
        *) exit ;;
      esac
      case "$1" in
        Username*) printf '%s\n' "$OPSWORKS_SCM_USER" ;;
        *) printf '%s\n' "$OPSWORKS_SCM_PASSWORD" ;;
      esac
    SCRIPT

    # Repositories are named by the user, hosts come and go: OpsWorks asked for no known host either. A silent one
    # is given up.
    SSH = 'ssh -o BatchMode=yes -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR ' \
          '-o ConnectTimeout=30 -o ServerAliveInterval=15'.freeze

    SILENCE = { 'GIT_HTTP_LOW_SPEED_LIMIT' => '1', 'GIT_HTTP_LOW_SPEED_TIME' => '60' }.freeze

    def initialize(scm, address, shell)
      @key = scm['ssh_key'].to_s
      @revision = scm['revision'].to_s
      @address = address
      @shell = shell
    end

    def fetch(into)
      with_credentials do |environment|
        git(environment, 'clone', '--quiet', '--no-checkout', '--', @address.url, into)
        commit = resolve(into, environment)
        git(environment, '-C', into, 'checkout', '--quiet', '--detach', commit)
        submodules(into, environment)
        commit
      end
    end

    private

    def git(environment, *arguments)
      @shell.run('git', *arguments, environment: environment)
    rescue Failure => e
      raise @address.failure, "The repository #{@address} could not be fetched: #{e.message}"
    end

    # git's own look for them takes as long as the rest of a small fetch.
    def submodules(clone, environment)
      return unless File.exist?(File.join(clone, '.gitmodules'))

      git(environment, '-C', clone, 'submodule', '--quiet', 'update', '--init', '--recursive')
    end

    # A branch goes before a tag of the same name, as it did with OpsWorks.
    def resolve(clone, environment)
      return @shell.run('git', '-C', clone, 'rev-parse', 'HEAD').strip if @revision.empty? || @revision == 'HEAD'

      candidates = ["refs/remotes/origin/#{@revision}", "refs/tags/#{@revision}", @revision].map { |name| "#{name}^{commit}" }
      found = candidates.find { |name| @shell.run?('git', '-C', clone, 'rev-parse', '--verify', '--quiet', '--end-of-options', name, environment: environment) }
      raise Failure, "The repository #{@address} has no branch, tag or commit #{@revision.inspect}." unless found

      @shell.run('git', '-C', clone, 'rev-parse', '--verify', '--end-of-options', found).lines.last.strip
    end

    def with_credentials
      Dir.mktmpdir('opsworks-scm') do |folder|
        askpass = write(folder, 'askpass', ASKPASS, 0o700)
        environment = {
          **SILENCE,
          'GIT_SSH_COMMAND' => ssh(folder),
          'GIT_TERMINAL_PROMPT' => '0',
          'GIT_ASKPASS' => askpass,
          'OPSWORKS_SCM_HOST' => @address.url[%r{\Ahttps?://([^/?]+)}i, 1].to_s,
          'OPSWORKS_SCM_USER' => @address.user.to_s,
          'OPSWORKS_SCM_PASSWORD' => @address.password.to_s,
        }
        @shell.own(folder)
        yield environment
      end
    end

    def ssh(folder)
      return SSH if @key.empty?

      "#{SSH} -o IdentitiesOnly=yes -i #{write(folder, 'key', "#{@key.strip}\n", 0o600)}"
    end

    def write(folder, name, content, mode)
      path = File.join(folder, name)
      File.open(path, File::WRONLY | File::CREAT | File::EXCL, mode) { |file| file.write(content) }
      path
    end
  end
end
