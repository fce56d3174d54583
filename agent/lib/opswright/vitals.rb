# frozen_string_literal: true

require_relative 'vitals/container'
require_relative 'vitals/host'

module Opswright
  # How a machine feels: cpu percentages since the last measure, memory in KiB, load and number of processes.
  module Vitals
    CONTAINER_MARKS = ['/run/systemd/container', '/.dockerenv', '/run/.containerenv'].freeze

    module_function

    # In a container, /proc speaks of the machine around it; its own figures are its control group's.
    def for_this_machine
      container? && Container.available? ? Container.new : Host.new
    end

    def container?
      CONTAINER_MARKS.any? { |mark| File.exist?(mark) }
    end
  end
end
