# frozen_string_literal: true

require_relative 'chef_repo'
require_relative 'configuration'
require_relative 'cookbooks'
require_relative 'patience'
require_relative 'run_archive'
require_relative 'run_list'
require_relative 'snapshot'

module Opswright
  # What happens in the process forked for one command: fetch, build the Chef repository, converge.
  class Run
    FAILED = 1
    COMPATIBILITY = 'opsworks_compat'

    def initialize(record, home, engine, log)
      @record = record
      @home = home
      @engine = engine
      @log = log
      @seconds = {}
    end

    def perform
      $PROGRAM_NAME = "opswright-agent: run of #{record.id}"
      be_as_killable_as_any
      log.capture_output
      exit!(conduct)
    rescue RunFailed, Unreachable, Refused, Stale => e
      exit!(failed('message' => e.message))
    rescue StandardError, ScriptError => e
      log.error("#{e.class}: #{e.message}\n#{e.backtrace.join("\n")}")
      exit!(failed('message' => "The agent failed: #{e.class}: #{e.message}", 'exception' => e.class.name))
    end

    private

    attr_reader :record, :home, :engine, :log

    # The agent is spared when memory runs out; a run must not be.
    def be_as_killable_as_any
      File.write('/proc/self/oom_score_adj', '0')
    rescue SystemCallError
      nil
    end

    def conduct
      configuration, merged = timed('fetch') { fetch }
      archive = RunArchive.new(home.paths)
      archive.keep(record, configuration.document(run_list))
      return nothing_to_run if run_list.empty?

      recipes = RunList.new(run_list, cookbooks.left_out, engine.version).runnable(log)
      repo = repository(configuration, recipes).write(merged)
      archive.put_log(record, repo.path)
      conclude(timed('converge') { engine.converge(repo, log) })
    end

    def fetch
      [configuration, cookbooks.assemble(record.command)]
    end

    def cookbooks
      @cookbooks ||= Cookbooks.new(home, log, engine.version)
    end

    def configuration
      shared = record.command['shared']
      Configuration.new(shared ? snapshot(shared) : {}, record.command['own'] || {})
    end

    def snapshot(reference)
      Patience.wait_for('The stack configuration', log) do
        Snapshot.new(home.paths.snapshots, home.control_plane.http).read(reference)
      end
    end

    def run_list
      record.command['runList'] || []
    end

    def repository(configuration, recipes)
      ChefRepo.new(File.join(home.paths.runs, record.id), configuration, [*compatibility, *recipes])
    end

    # Recipes written for an older Chef need what Chef has dropped since, before any of their files is read. Where that
    # older Chef itself runs, they find it there.
    def compatibility
      record.command['chefVersion'].to_i.between?(1, 12) && engine.version.to_i > 12 ? [COMPATIBILITY] : []
    end

    def nothing_to_run
      log.info("#{record.command['type']}: nothing to run")
      write_outcome
      0
    end

    # `outcome` answers exit_code, cause and reboot_delay_minutes.
    def conclude(outcome)
      write_outcome('cause' => outcome.cause, 'rebootDelayMinutes' => outcome.reboot_delay_minutes)
      outcome.exit_code
    end

    def failed(cause)
      write_outcome('cause' => cause)
      FAILED
    end

    def write_outcome(facts = {})
      record.write_outcome(facts.merge('seconds' => @seconds).compact)
    end

    def timed(phase)
      started = Patience.now
      yield
    ensure
      @seconds[phase] = (Patience.now - started).round(3)
    end
  end
end
