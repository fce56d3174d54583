# frozen_string_literal: true

require_relative 'address'
require_relative 'command'
require_relative 'tool'

module Opswright
  class Cookbooks
    # A revision of a Subversion repository; branch and tag are part of the URL.
    class SvnSource
      # OpsWorks trusted any certificate, and left nothing of a login on the machine.
      FLAGS = %w[
        --non-interactive --no-auth-cache --trust-server-cert-failures=unknown-ca,cn-mismatch,expired,not-yet-valid,other
        --config-option=servers:global:http-timeout=60
      ].freeze

      # What svn's own last words do not say.
      MEANINGS = {
        'E215004' => 'the server did not accept the user name and password',
        'E170001' => 'the server did not accept the user name and password',
        'E200009' => 'it has nothing at this address in this revision'
      }.freeze

      def initialize(source, log)
        @address = Address.new(source)
        @revision = source['revision'].to_s.empty? ? 'HEAD' : source['revision'].to_s
        @log = log
      end

      def to_s
        "svn #{@address} at revision #{@revision}"
      end

      # Answers the folder that holds the files.
      def fetch(draft)
        Tool.need('svn', @log, package: 'subversion')
        folder = File.join(draft, 'repository')
        number = svn('info', '--show-item=revision', "#{@address.url}@#{@revision}").strip
        svn('export', '--quiet', "#{@address.url}@#{number}", folder)
        @log.info("Custom cookbooks are at revision #{number}")
        folder
      rescue RunFailed => e
        raise RunFailed, Url.scrub(explained(e.message), @address.secrets)
      end

      private

      def svn(command, *arguments)
        login = @address.user ? ['--username', @address.user, '--password-from-stdin'] : []
        Command.run('svn', command, *FLAGS, *login, *arguments, input: @address.password)
      end

      def explained(words)
        meaning = MEANINGS[words[/E\d{6}/]]
        meaning ? "#{meaning} (#{words})" : words
      end
    end
  end
end
