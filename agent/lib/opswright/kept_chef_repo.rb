# frozen_string_literal: true

require 'fileutils'
require 'json'
require 'socket'
require_relative 'chef_repo'
require_relative 'run_log'

module Opswright
  # The Chef repository of a run that is over, as ChefRepo left it: enough to run it again.
  class KeptChefRepo
    attr_reader :path

    def initialize(path)
      @path = path
    end

    # Another one with the same attributes, nodes and data bags, these cookbooks, and `document`, if there is one,
    # in place of the custom JSON and the run list.
    def copy(target, cookbooks, document = nil)
      raise RunFailed, "Of this run nothing is left in #{path}: it ran no recipe, or it is too long ago." unless kept?

      FileUtils.rm_rf(target)
      FileUtils.cp_r(path, target)
      FileUtils.rm_f(File.join(target, 'cookbooks'))
      File.symlink(cookbooks, File.join(target, 'cookbooks'))
      KeptChefRepo.new(target).tap { |again| again.replace(document) if document }
    end

    def replace(document)
      recipes = document['run_list'] ? expanded(document['run_list']) : run_list
      content = JSON.pretty_generate(document.merge('run_list' => recipes))
      File.write(File.join(path, 'attribs.json'), content, perm: 0o600)
      @attributes = nil
    end

    # Prints the log; answers Chef's exit code.
    def converge(engine)
      log = RunLog.new('/dev/stdout', File.join(path, 'nobody.bell'))
      outcome = engine.converge(self, log)
      log.error(outcome.cause.fetch('message')) if outcome.cause
      outcome.exit_code
    rescue RunFailed => e
      log.error(e.message)
      1
    end

    # -- what an engine asks of a repository

    def node_name
      role.dig('opsworks', 'instance', 'hostname') || Socket.gethostname
    end

    def private_ip
      role.dig('opsworks', 'instance', 'private_ip')
    end

    def custom_attributes
      attributes.reject { |name, _| name == 'run_list' }
    end

    def run_list
      attributes.fetch('run_list')
    end

    private

    def kept?
      File.file?(File.join(path, 'attribs.json'))
    end

    def attributes
      @attributes ||= read('attribs.json')
    end

    def role
      @role ||= read("roles/#{ChefRepo::SERVICE_ROLE}.json").fetch('default_attributes')
    end

    # get_json prints a Chef 11 run list without `recipe[]`; the roles carry the service's attributes.
    def expanded(recipes)
      roles = run_list.grep(/\Arole\[/)
      roles | recipes.map { |name| name.include?('[') ? name : "recipe[#{name}]" }
    end

    def read(name)
      JSON.parse(File.read(File.join(path, name)))
    end
  end
end
