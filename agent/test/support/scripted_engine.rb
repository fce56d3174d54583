# frozen_string_literal: true

require 'opswright/errors'
require 'opswright/outcome'

module Opswright
  # Stands in for Chef: does what the custom JSON's `script` says, step by step.
  class Engine
    def initialize(_paths); end

    def ready?
      true
    end

    def version
      '18.0.0'
    end

    def preload
      threads = Thread.list.size
      raise "#{threads} threads live in the worker" if threads > 1
    end

    def settle; end

    def converge(repo, log)
      (repo.custom_attributes['script'] || []).each do |step, value|
        outcome = take(step, value, log)
        return outcome if outcome
      end
      Outcome.new(0)
    end

    private

    def take(step, value, log)
      case step
      when 'say' then log.info(value) && nil
      when 'hold' then File.read(value) && nil
      when 'spawn' then Process.spawn(*value, pgroup: true) && nil
      when 'ignore' then trap(value, 'IGNORE') && nil
      when 'die' then Process.kill(value, Process.pid) && sleep
      when 'exit' then Outcome.new(value, nil, 0)
      when 'fail' then Outcome.new(1, { 'message' => value })
      else raise "no step is called #{step}"
      end
    end
  end
end
