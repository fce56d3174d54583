# frozen_string_literal: true

module Opswright
  # What /etc/os-release says.
  module OperatingSystem
    module_function

    def describe(path = '/etc/os-release')
      facts = read(path)
      { family: family(facts), name: facts['NAME'] || 'Linux', version: facts['VERSION_ID'].to_s }
    end

    def family(facts)
      related = [facts['ID'], *facts['ID_LIKE'].to_s.split]
      return 'debian' if (related & %w[debian ubuntu]).any?
      return 'rhel' if (related & %w[rhel fedora centos amzn]).any?

      facts['ID'] || 'linux'
    end

    def read(path)
      File.readlines(path, chomp: true).grep(/=/).map { |line| line.split('=', 2) }
          .map { |name, value| [name, value.delete('"')] }.to_h
    rescue Errno::ENOENT
      {}
    end
  end
end
