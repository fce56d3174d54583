# frozen_string_literal: true

require 'open3'
require_relative '../errors'

module Opswright
  class Cookbooks
    # Runs a program; what it printed is part of the error when it fails.
    module Command
      module_function

      def run(*words, env: {}, chdir: nil)
        output, status = Open3.capture2e(env, *words, **{ chdir: chdir }.compact)
        return output if status.success?

        raise RunFailed, "#{words.first} failed (#{status.exitstatus || status.termsig}): #{output.strip[-500..-1] || output.strip}"
      end
    end
  end
end
