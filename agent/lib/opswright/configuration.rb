# frozen_string_literal: true

require 'socket'
require_relative 'deep_merge'

module Opswright
  # What recipes see: the stack's shared part with the instance's own laid over it.
  class Configuration
    attr_reader :attributes, :data_bags, :custom

    def initialize(shared, own)
      @attributes = merged(shared, own, 'attributes')
      @custom = own['custom'] || {}
      @data_bags = DeepMerge.merge(merged(shared, own, 'data_bags'), data_bags_of_custom_json)
    end

    def hostname
      attributes.dig('opsworks', 'instance', 'hostname') || Socket.gethostname
    end

    def layers
      attributes.dig('opsworks', 'instance', 'layers') || []
    end

    # hostname => what is known of it, with the layers that it is in
    def online_instances
      layers = attributes.dig('opsworks', 'layers') || {}
      layers.each_with_object({}) do |(layer, description), found|
        (description['instances'] || {}).each do |host, facts|
          found[host] ||= facts.merge('layers' => [])
          found[host]['layers'] |= [layer]
        end
      end
    end

    # The one JSON of a run as Chef 11's agent kept it.
    def document(run_list)
      DeepMerge.merge(attributes, custom).merge('run_list' => run_list)
    end

    private

    def merged(shared, own, part)
      DeepMerge.merge(shared[part] || {}, own[part] || {})
    end

    # Chef 11.10 stacks bring their own data bags inside the custom JSON.
    def data_bags_of_custom_json
      bags = custom.dig('opsworks', 'data_bags')
      bags.is_a?(Hash) ? bags : {}
    end
  end
end
