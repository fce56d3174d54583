# frozen_string_literal: true

require 'json'
require_relative '../version'
require_relative 'arguments'

module Opswright
  module Cli
    # What Chef 12's agent was told by the service, rebuilt from the data bags of the run.
    class InternalJson
      RESOURCES = {
        'apps' => 'app', 'layers' => 'layer', 'instances' => 'instance', 'users' => 'user',
        'elastic_load_balancers' => 'elastic_load_balancer', 'rds_db_instances' => 'rds_db_instance',
        'ecs_clusters' => 'ecs_cluster'
      }.freeze

      def initialize(run)
        @run = run
      end

      def to_h
        { 'aws_opsworks_agent' => {
          'version' => VERSION, 'valid_client_activities' => activities, 'command' => items('command').first,
          'resources' => resources, 'chef' => chef
        } }
      end

      private

      def activities
        @run.document.dig('opsworks', 'valid_client_activities') || Arguments::ACTIVITIES
      end

      def resources
        RESOURCES.transform_values { |bag| items(bag) }.merge('stack' => items('stack').first)
      end

      def items(bag)
        Dir.glob(File.join(@run.folder, 'data_bags', "aws_opsworks_#{bag}", '*.json')).sort
           .map { |file| JSON.parse(File.read(file)) }
      end

      def chef
        custom = @run.record.command.dig('own', 'custom') || {}
        bags = custom.dig('opsworks', 'data_bags') || {}
        { 'customer_recipes' => @run.run_list, 'customer_json' => packed(custom), 'customer_data_bags' => packed(bags) }
      end

      def packed(value)
        [JSON.generate(value)].pack('m0')
      end
    end
  end
end
