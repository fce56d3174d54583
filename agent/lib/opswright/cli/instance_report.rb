# frozen_string_literal: true

require_relative 'agent_report'

module Opswright
  module Cli
    # The agent, the instance and its stack, as the newest run saw them.
    class InstanceReport
      KIB_PER_GIB = 1024 * 1024

      def initialize(home, runs)
        @agent = AgentReport.new(home, runs)
        @opsworks = runs.newest.document.fetch('opsworks', {})
      end

      def to_s
        [
          @agent.to_s, *section(stack), "\nLocation:\n", *section(location), "\nNetworking:\n", *section(networking)
        ].join("\n")
      end

      private

      def section(facts)
        facts.map { |name, value| "  #{name}: #{value}" }
      end

      def stack
        {
          'OpsWorks Stack' => @opsworks.dig('stack', 'name'), 'OpsWorks Layers' => layers,
          'OpsWorks Instance' => instance['hostname'], 'EC2 Instance ID' => instance['aws_instance_id'],
          'EC2 Instance Type' => instance['instance_type'], 'Architecture' => instance['architecture'],
          'Total Memory' => memory, 'CPU' => processors
        }
      end

      def location
        { 'EC2 Region' => instance['region'], 'EC2 Availability Zone' => instance['availability_zone'] }
      end

      def networking
        { 'Public IP' => instance['ip'], 'Private IP' => instance['private_ip'] }
      end

      def instance
        @opsworks.fetch('instance', {})
      end

      def layers
        instance.fetch('layers', []).map { |short| @opsworks.dig('layers', short, 'name') || short }.join(', ')
      end

      def memory
        kib = File.read('/proc/meminfo')[/^MemTotal:\s+(\d+)/, 1].to_f
        format('%.2f Gb', kib / KIB_PER_GIB)
      end

      def processors
        models = File.readlines('/proc/cpuinfo').grep(/^model name/).map { |line| line.split(':', 2).last.strip }
        models.tally.map { |model, count| "#{count}x #{model}" }.join(', ')
      end
    end
  end
end
