# frozen_string_literal: true

require_relative 'opswright/cli'

exit Opswright::Cli.run(ARGV)
