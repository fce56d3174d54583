require_relative 'deprecation'

# Helpers of OpsWorks' built-in cookbooks that custom recipes came to rely on.
module OpsWorks
  module ShellOut
    SECONDS = 1200

    module_function

    # What the command printed, complaints first. @raise Mixlib::ShellOut::ShellCommandFailed
    def shellout(command, options = {})
      OpsworksCompat.deprecated('OpsWorks::ShellOut.shellout', 'write shell_out!')
      shell = Mixlib::ShellOut.new(command, timeout: SECONDS, **options).run_command
      shell.error!
      [shell.stderr, shell.stdout].join("\n")
    end
  end

  module Escape
    XML = { '&' => '&amp;', '"' => '&quot;', "'" => '&apos;', '<' => '&lt;', '>' => '&gt;' }.freeze

    module_function

    def escape_double_quotes(environment)
      environment.to_h.transform_values { |value| value&.gsub('"', '\\"') }
    end

    def escape_xml(environment)
      environment.to_h.transform_values { |value| value&.gsub(/[&"'<>]/, XML) }
    end
  end
end

module OpsworksCompat
  module Blank
    def blank?
      OpsworksCompat.deprecated('blank?', 'write nil? or empty?')
      empty = is_a?(String) ? strip.empty? : (respond_to?(:empty?) && empty?)
      !self || empty
    end

    def present?
      !blank?
    end

    def presence
      self if present?
    end
  end

  module Predicates
    def infrastructure_class?(name)
      OpsworksCompat.deprecated('infrastructure_class?', "read node['opsworks']['instance']['infrastructure_class']")
      (node.read('opsworks', 'instance', 'infrastructure_class') || 'ec2') == name
    end
  end
end

Object.include(OpsworksCompat::Blank) unless Object.method_defined?(:blank?)
[Chef::Recipe, Chef::Resource, Chef::Provider].each { |type| type.include(OpsworksCompat::Predicates) }
