# frozen_string_literal: true

module Opswright
  class Engine
    # What Chef does not do itself while the agent runs it.
    module Restraints
      class << self
        attr_accessor :reboot_delay_minutes
      end

      # The agent reboots when the result is home; Chef's own way would race with it.
      module RebootByAgent
        def reboot!(node)
          wish = node.run_context.reboot_info
          Restraints.reboot_delay_minutes = wish[:delay_mins]
          raise ::Chef::Exceptions::Reboot, "Rebooting at a recipe's request: #{wish[:reason]}"
        end
      end

      # Only to find that no compliance profile is asked for, Chef would load the whole of InSpec in every run.
      module ComplianceOnRequest
        def enabled?
          asked = node && (safe_profile_collection&.using_profiles? || node['audit']['compliance_phase'] ||
                           !node['audit']['profiles'].to_h.empty?)
          asked ? super : false
        end
      end

      # In local mode there is no key, and Chef prints so for each of its clients.
      module QuietWithoutKey
        def load_signing_key(key_file, raw_key = nil)
          super if key_file || raw_key
        end
      end

      ::Chef::Platform::Rebooter.singleton_class.prepend(RebootByAgent)
      ::Chef::Compliance::Runner.prepend(ComplianceOnRequest)
      ::Chef::HTTP::Authenticator.prepend(QuietWithoutKey)
    end
  end
end
