# frozen_string_literal: true

require 'fileutils'
require 'json'
require_relative 'machine'

module Opswright
  # The folder that one run of Chef works on, made anew for each, so that nothing persists between commands.
  #
  #   attribs.json                the custom JSON: Chef's `normal`
  #   roles/opsworks.json         the service's attributes: above cookbook defaults, below custom JSON
  #   roles/<layer>.json          empty, so that role:<layer> finds this node
  #   nodes/<host>.json           this node and the online instances, for search(:node, …)
  #   data_bags/<bag>/<item>.json
  #   cookbooks                   link to the merged cookbooks
  class ChefRepo
    SERVICE_ROLE = 'opsworks'

    attr_reader :path, :configuration

    def initialize(path, configuration, recipes)
      @path = path
      @configuration = configuration
      @recipes = recipes
    end

    def write(cookbooks)
      FileUtils.rm_rf(path)
      FileUtils.mkdir_p(path, mode: 0o700)
      write_attributes
      write_roles
      write_nodes
      write_data_bags
      FileUtils.ln_s(cookbooks, file('cookbooks'))
      self
    end

    def run_list
      roles.map { |role| "role[#{role}]" } + @recipes.map { |recipe| "recipe[#{recipe}]" }
    end

    def node_name
      configuration.hostname
    end

    def custom_attributes
      configuration.custom
    end

    def private_ip
      configuration.attributes.dig('opsworks', 'instance', 'private_ip')
    end

    private

    def roles
      [SERVICE_ROLE, *configuration.layers]
    end

    def write_attributes
      write_json('attribs.json', configuration.custom.merge('run_list' => run_list))
    end

    def write_roles
      configuration.layers.each { |layer| write_json("roles/#{layer}.json", role(layer)) }
      write_json("roles/#{SERVICE_ROLE}.json", role(SERVICE_ROLE, configuration.attributes))
    end

    def role(name, attributes = {})
      { name: name, json_class: 'Chef::Role', chef_type: 'role', default_attributes: attributes, run_list: [] }
    end

    def write_nodes
      others = configuration.online_instances.reject { |host, _| host == node_name }
      others.each { |host, facts| write_node(host, facts, facts.fetch('layers')) }
      write_node(node_name, configuration.attributes.dig('opsworks', 'instance') || {}, configuration.layers)
    end

    def write_node(host, facts, layers)
      write_json("nodes/#{host}.json", {
                   name: host, json_class: 'Chef::Node', chef_type: 'node', chef_environment: '_default',
                   run_list: layers.map { |layer| "role[#{layer}]" },
                   automatic: facts.merge(addresses(host, facts)).merge('roles' => layers)
                 })
    end

    def addresses(host, facts)
      { 'hostname' => host, 'fqdn' => facts['private_dns_name'] || host, 'ipaddress' => facts['private_ip'] }
    end

    def write_data_bags
      configuration.data_bags.each do |bag, items|
        FileUtils.mkdir_p(file("data_bags/#{named(bag)}"))
        items.each { |id, item| write_json("data_bags/#{bag}/#{named(id)}.json", { 'id' => id }.merge(item)) }
      end
    end

    # Names become file names, and some come from the user's custom JSON.
    def named(name)
      raise RunFailed, "#{name.inspect} is no name for a data bag or its item." unless name.match?(/\A[\w.:-]+\z/)

      name
    end

    def write_json(name, value)
      FileUtils.mkdir_p(File.dirname(file(name)))
      File.write(file(name), JSON.pretty_generate(value), perm: 0o600)
    end

    def file(name)
      File.join(path, name)
    end
  end
end
