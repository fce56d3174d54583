# frozen_string_literal: true

require_relative 'dpkg_status'
require_relative 'places_by_prefix'

module Opswright
  class Engine
    # What Chef does not do itself while the agent runs it.
    module Restraints
      class << self
        attr_accessor :reboot_delay_minutes

        def packages
          @packages ||= DpkgStatus.new
        end
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

      # Chef asks apt for the newest version of each package, also of those that are to be installed in any version and
      # are: in many runs that is most of what it does.
      module InstalledIsEnough
        def package_data_for(name)
          version = action == :install && new_version_array.none? && Restraints.packages.version_of(name)
          version ? { current_version: version, candidate_version: version, virtual: false } : super
        end
      end

      # Chef copies what a file held before it changes it, and a password that has been changed may still be good elsewhere.
      module NoCopyOfSecrets
        def backup!
          super unless @new_resource.sensitive
        end
      end

      # Chef 12's server in memory asks for these with each file of a cookbook, and Ruby 2.7 says each time that they are
      # obsolete.
      module UriOfThen
        def escape(*text)
          ::URI::DEFAULT_PARSER.escape(*text)
        end
        alias encode escape

        def unescape(*text)
          ::URI::DEFAULT_PARSER.unescape(*text)
        end
        alias decode unescape
      end

      # Setup, Configure and Deploy each want other cookbooks: those that one does not use stay for the next.
      module CookbooksStay
        def remove_old_cookbooks; end
      end

      module CachedFilesStay
        def cleanup_file_cache; end
      end

      ::Chef::Platform::Rebooter.singleton_class.prepend(RebootByAgent)
      ::Chef::Util::Backup.prepend(NoCopyOfSecrets)
      ::Chef::CookbookSynchronizer.prepend(CookbooksStay)
      ::Chef::CookbookCacheCleaner.prepend(CachedFilesStay)
      ::Chef::HTTP::Authenticator.prepend(QuietWithoutKey)

      # Chef 12 has no compliance phase, and decides about packages by itself, as its cookbooks know it.
      if ::Chef::VERSION.to_i > 12
        ::ChefConfig::PathHelper.singleton_class.prepend(PlacesByPrefix)
        ::Chef::Provider::Package::Apt.prepend(InstalledIsEnough)
        ::Chef::Compliance::Runner.prepend(ComplianceOnRequest)
      else
        ::URI.singleton_class.prepend(UriOfThen)
      end
    end
  end
end
