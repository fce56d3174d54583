# frozen_string_literal: true

require 'open3'
require_relative '../errors'

module Opswright
  class Cookbooks
    # Runs a program; the line in which it says why is the error when it fails.
    module Command
      # Not a tool's advice after it, nor svn's "unable to connect" before it.
      REASON = /\A(fatal|error|svn: E(?!170013)\d+|tar|gzip|bzip2|E): |Permission denied|Host key|could not resolve|\([\w:]+Error\)/i.freeze
      # What the tools say is looked at, and file names are UTF-8: whatever the machine's own language is.
      LANGUAGE = { 'LANG' => 'C.UTF-8', 'LC_ALL' => 'C.UTF-8' }.freeze

      module_function

      # `input` is for what must not be an argument, `name` what messages call the program. Answers what it printed.
      def run(*words, name: words.first, env: {}, chdir: nil, input: nil)
        output, status = Open3.capture2e(LANGUAGE.merge(env), *words, **{ chdir: chdir, stdin_data: input }.compact)
        return output if status.success?

        raise RunFailed, "#{name} failed (#{status.exitstatus || status.termsig}): #{complaint(output)}"
      end

      def success?(*words, **options)
        run(*words, **options)
        true
      rescue RunFailed
        false
      end

      def complaint(output)
        lines = output.scrub.lines.map(&:strip).reject(&:empty?)
        (lines.find { |line| line.match?(REASON) } || lines.last).to_s
      end
    end
  end
end
