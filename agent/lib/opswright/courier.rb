# frozen_string_literal: true

require_relative 'delivery'
require_relative 'reboot'
require_relative 'role'
require_relative 'run_stopper'
require_relative 'version'

module Opswright
  # Asks for commands, sends their logs while they run, and brings the results home: the part of the agent that
  # talks, so it never loads Chef and makes first contact while the worker still does.
  class Courier < Role
    BETWEEN_CHUNKS_SECONDS = 0.5
    RENEWALS_PER_LEASE = 4

    def work
      open_bells
      loop { persistently { step } }
    end

    private

    def open_bells
      @wake = Bell.new(home.paths.bell('wake'))
      @progress = Bell.new(home.paths.bell('progress'))
      @back_off = BackOff.new
      @repeats = BackOff.new
    end

    def step
      record = home.journal.current
      record ? attend(record) : look_for_work
    end

    def persistently
      yield
      @back_off.reset
    rescue Unreachable, Refused, Stale => e
      pause = @back_off.next_pause(e.is_a?(Unreachable) ? e.retry_after : nil)
      AgentLog.warn("#{e.message}; again in #{pause.round(1)} s")
      rest(pause, @wake)
    end

    def look_for_work
      answer = ask
      offer = answer['command']
      offer ? accept(offer) : rest(answer.fetch('lookAgainSeconds', 60), @wake)
    end

    def ask
      @wake.hush
      home.control_plane.post('/agent/next', agentVersion: VERSION)
    end

    def accept(offer)
      known = home.journal.knows?(offer)
      record = home.journal.accept(offer)
      AgentLog.info("#{record.command['type']} #{record.id}#{' again' if known}, fence #{record.fence}")
      known ? slow_down : @repeats.reset
      # A lease that was just given needs no renewal; one of a run that goes on is taken up at once.
      @renew = known
      Bell.ring(home.paths.bell('worker'))
    end

    # A control plane that offers the same thing again and again must not be asked in a tight loop.
    def slow_down
      rest(@repeats.next_pause, @wake)
    end

    # The end is looked at before the log is sent: what was in the log by then is all of it.
    def attend(record)
      delivery = Delivery.new(record, home.control_plane)
      ended = record.finished?
      sent = delivery.send_log(renew: @renew && !ended)
      ended ? finish(record, delivery) : wait_for_news(record, sent)
    rescue Stale => e
      reconsider(record, e)
    end

    # A wake during a run asks whether the command is still ours, which the next log call answers.
    def wait_for_news(record, sent)
      rung = sent ? rest(BETWEEN_CHUNKS_SECONDS, @wake) : []
      rung = rest(renewal_seconds(record), @wake, @progress) if rung.empty?
      @renew = rung.empty? || rung.include?(@wake)
    end

    def renewal_seconds(record)
      record.command.fetch('lease').fetch('seconds').to_f / RENEWALS_PER_LEASE
    end

    def finish(record, delivery)
      delivery.upload_log
      state = delivery.send_result
      AgentLog.info("#{record.id} #{state}, exit code #{record.result['exitCode']}")
      home.journal.prune
      reboot(record) if state == 'delivered'
    end

    def reboot(record)
      due = Reboot.new(record)
      return unless due.wanted?

      AgentLog.info("rebooting, as #{record.id} wants")
      AgentLog.warn('the reboot could not be asked for') unless due.ask_for
      rest(Reboot::GRACE_SECONDS) if due.at_once?
    end

    # Losing the answer to an offer leaves us with a fence that is too old for a command that is still ours:
    # only when it is not offered again is it somebody else's.
    def reconsider(record, complaint)
      offer = ask['command']
      renewed = offer && offer['commandId'] == record.id && offer['lease']['fence'] > record.fence
      abandon(record, complaint) unless renewed
      accept(offer) if offer
    end

    def abandon(record, complaint)
      AgentLog.warn("#{record.id} is not ours any more: #{complaint.message}")
      record.settle('abandoned')
      RunStopper.stop(record)
      Bell.ring(home.paths.bell('worker'))
    end
  end
end
