# frozen_string_literal: true

require 'json'
require 'rbconfig'
require_relative '../kept_chef_repo'
require_relative '../run_archive'
require_relative '../run_log'
require_relative '../verdict'
require_relative 'arguments'

module Opswright
  module Cli
    # Runs an old command again with what it was given then, and the cookbooks of now. Nobody is told.
    class Rerun
      AGENT = File.expand_path('../../agent.rb', __dir__)

      def initialize(run, home, out)
        @run = run
        @home = home
        @out = out
        @log = RunLog.new("#{RunArchive.new(home.paths).free_name}.log", home.paths.bell('progress'))
      end

      # `file` holds JSON that takes the place of the run's custom JSON and run list. Answers Chef's exit code.
      def perform(file = nil)
        document = file && document_in(file)
        copy = KeptChefRepo.new(@run.folder).copy("#{@run.folder}-again", cookbooks, document)
        @log.open
        say("About to re-run '#{@run.activity}' from #{@run.time.strftime(PastRun::STAMP)}")
        converge(copy).tap { |code| say("Finished Chef run with exitcode #{code}") }
      end

      private

      def document_in(file)
        document = JSON.parse(File.read(file))
        document.is_a?(Hash) ? document : raise(Misuse, "#{file} holds no JSON object.")
      rescue JSON::ParserError, SystemCallError => e
        raise Misuse, "#{file} cannot be used: #{e.message}"
      end

      # One set of merged cookbooks is kept: the newest.
      def cookbooks
        Dir.glob(File.join(@home.paths.cookbooks, 'merged', '*')).first ||
          raise(Misuse, 'There are no cookbooks on this instance yet.')
      end

      # In a process of its own, because Chef's gems must be chosen before any library.
      def converge(repo)
        words = [RbConfig.ruby, AGENT, 'again', repo.path]
        IO.popen(words, err: %i[child out]) { |lines| lines.each_line { |line| write(line) } }
        Process.last_status.exitstatus || Verdict::OUTSIDE
      end

      def say(message)
        write("[#{Time.now.utc.strftime('%Y-%m-%d %H:%M:%S')}] INFO: #{message}\n")
      end

      def write(line)
        @out.write(line)
        @log.write(line)
      end
    end
  end
end
