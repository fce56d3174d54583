# frozen_string_literal: true

require_relative 'errors'
require_relative 'record'

module Opswright
  # What this machine knows of its commands. The agent's processes share nothing else.
  class Journal
    KEPT = 30
    COMMAND_ID = /\A[\w-]+\z/.freeze

    def initialize(folder, instance_id)
      @folder = folder
      @instance_id = instance_id
    end

    # Takes down an offered command. One that is known already is not new, whatever its fence: the record says
    # how far it got, and a command is never run twice.
    def accept(offer)
      record(offer.fetch('commandId')).tap do |known|
        known.write_command(offer.merge('instanceId' => @instance_id))
        known.reopen(offer.fetch('lease').fetch('fence'))
      end
    end

    def knows?(offer)
      record(offer.fetch('commandId')).known?
    end

    # The oldest command that the control plane still waits for.
    def current
      records.reject(&:settled?).first
    end

    # Oldest first. A machine made from this one's image does not take over its records.
    def records
      Dir.children(@folder).map { |id| Record.new(File.join(@folder, id)) }
         .select { |record| record.known? && record.command['instanceId'] == @instance_id }
         .sort_by(&:accepted_at)
    end

    # Keeps the newest ones that are done with.
    def prune(kept = KEPT)
      records.select(&:settled?).reverse.drop(kept).each(&:erase)
    end

    private

    def record(id)
      raise Refused, "#{id.inspect} is no command id" unless id.match?(COMMAND_ID)

      Record.new(File.join(@folder, id))
    end
  end
end
