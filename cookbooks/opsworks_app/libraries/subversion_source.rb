module OpsworksApp
  # A revision of a Subversion repository; branch and tag are part of the URL.
  class SubversionSource
    # OpsWorks trusted any certificate, and left nothing of a login on the machine.
    FLAGS = %w(
      --non-interactive --no-auth-cache --trust-server-cert-failures=unknown-ca,cn-mismatch,expired,not-yet-valid,other
      --config-option=servers:global:http-timeout=60
    ).freeze

    # What svn's own last words do not say.
    MEANINGS = {
      'E215004' => 'the server did not accept the user name and password',
      'E170001' => 'the server did not accept the user name and password',
      'E200009' => 'it has nothing at this address in this revision',
    }.freeze

    def initialize(scm, address, shell)
      @revision = scm['revision'].to_s.empty? ? 'HEAD' : scm['revision']
      @address = address
      @shell = shell
    end

    def fetch(into)
      revision = svn('info', '--show-item=revision', "#{@address.url}@#{@revision}").strip
      svn('export', '--quiet', "#{@address.url}@#{revision}", into)
      revision
    end

    private

    # The password goes in by standard input: arguments are seen by every process.
    def svn(command, *arguments)
      login = @address.user ? ['--username', @address.user, '--password-from-stdin'] : []
      @shell.run('svn', command, *FLAGS, *login, *arguments, input: @address.password)
    rescue Failure => e
      raise @address.failure, "The repository #{@address} could not be fetched at revision #{@revision}: #{explained(e.message)}"
    end

    def explained(words)
      meaning = MEANINGS[words[/E\d{6}/]]
      meaning ? "#{meaning} (#{words})" : words
    end
  end
end
