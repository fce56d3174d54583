# frozen_string_literal: true

require_relative 'command'

module Opswright
  class Cookbooks
    # A program that a source needs. What the machine has not got is installed when it is first needed.
    module Tool
      INSTALLERS = {
        'apt-get' => [%w[apt-get update -qq], %w[apt-get install -y -qq --no-install-recommends]],
        'dnf' => [%w[dnf install -y -q]],
        'yum' => [%w[yum install -y -q]]
      }.freeze

      module_function

      def need(program, log, package: program)
        return if there?(program)

        log.info("Installing #{package}, which the custom cookbooks' source needs")
        install(package)
      rescue RunFailed => e
        raise RunFailed, "#{program} is not on this instance and could not be installed: #{e.message}"
      end

      def there?(program)
        ENV.fetch('PATH', '').split(File::PATH_SEPARATOR).any? { |folder| File.executable?(File.join(folder, program)) }
      end

      def install(package)
        installer = INSTALLERS.keys.find { |name| there?(name) }
        raise RunFailed, 'the machine has neither apt-get nor dnf nor yum' unless installer

        *before, last = INSTALLERS.fetch(installer)
        [*before, [*last, package]].each { |words| Command.run(*words, env: { 'DEBIAN_FRONTEND' => 'noninteractive' }) }
      end
    end
  end
end
