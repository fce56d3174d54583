import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CommandEvent, commandStates } from '../../../src/domain/command/command-states.ts';
import { isFinal } from '../../../src/domain/command/is-final.ts';
import { StaleError } from '../../../src/domain/errors.ts';
import {
  type InstanceEvent,
  type InstanceStatus,
  instanceStates,
} from '../../../src/domain/instance/instance-states.ts';
import { isStopping } from '../../../src/domain/instance/is-stopping.ts';
import { type StateTable, transition } from '../../../src/domain/state-table.ts';

const EVENTS = eventsOf(instanceStates);
const INSTANCES = Object.keys(instanceStates) as InstanceStatus[];
const stops = ['stop-ebs', 'stop-instance-store'] as const;

/** Where a life leads: events that mean nothing where they come are dropped, as the steps drop them. */
function live<State extends string, Event extends string>(
  table: StateTable<State, Event>,
  from: State,
  events: readonly Event[],
): State[] {
  const states = [from];
  for (const event of events) {
    const last = states.at(-1) as State;
    try {
      states.push(transition(table, last, event));
    } catch (error) {
      if (!(error instanceof StaleError)) throw error;
    }
  }
  return states;
}

function eventsOf<State extends string, Event extends string>(table: StateTable<State, Event>): Event[] {
  return [...new Set(Object.values(table).flatMap((row) => Object.keys(row as object)))] as Event[];
}

describe('whatever happens to a command, in whatever order', () => {
  const events = fc.array(fc.constantFrom(...eventsOf<string, CommandEvent>(commandStates)));

  it('it ends at most once: a final state has no way out', () => {
    fc.assert(
      fc.property(events, (happened) => {
        const states = live(commandStates, 'pending', happened);
        const ending = states.findIndex(isFinal);
        if (ending >= 0) expect(states).toHaveLength(ending + 1);
      }),
    );
  });

  it('it never waits again once an agent had it', () => {
    fc.assert(
      fc.property(events, (happened) => {
        expect(live(commandStates, 'pending', happened).lastIndexOf('pending')).toBe(0);
      }),
    );
  });

  it('it succeeds only where an agent had it', () => {
    fc.assert(
      fc.property(events, (happened) => {
        const states = live(commandStates, 'pending', happened);
        if (states.includes('successful')) expect(states).toContain('running');
      }),
    );
  });
});

describe('whatever happens to an instance, in whatever order', () => {
  const events = fc.array(fc.constantFrom(...(EVENTS as InstanceEvent[])), { maxLength: 60 });

  it('it can be stopped, is being stopped, or is stopped', () => {
    fc.assert(
      fc.property(events, (happened) => {
        const state = live(instanceStates, 'stopped', happened).at(-1) as InstanceStatus;
        const stoppable = stops.every((stop) => instanceStates[state][stop] !== undefined);
        expect(stoppable || isStopping(state) || state === 'stopped').toBe(true);
      }),
    );
  });

  it('it goes online only through Setup, a reboot or a silence', () => {
    fc.assert(
      fc.property(events, (happened) => {
        const states = live(instanceStates, 'stopped', happened);
        for (const [index, state] of states.entries())
          if (state === 'online')
            expect(['running_setup', 'rebooting', 'connection_lost']).toContain(states[index - 1]);
      }),
    );
  });

  it('once a stop is under way it ends stopped or stop_failed, and nowhere else', () => {
    fc.assert(
      fc.property(events, (happened) => {
        const states = live(instanceStates, 'stopped', happened);
        for (const [index, state] of states.entries())
          if (isStopping(state) && states[index + 1])
            expect(
              isStopping(states[index + 1] as InstanceStatus) ||
                ['stopped', 'stop_failed'].includes(states[index + 1] as string),
            ).toBe(true);
      }),
    );
  });
});

it('every state of an instance can be reached, and none is a dead end', () => {
  for (const state of INSTANCES) {
    expect(reachable('stopped'), state).toContain(state);
    expect(reachable(state), state).toContain('stopped');
  }
});

function reachable(from: InstanceStatus): Set<InstanceStatus> {
  const seen = new Set([from]);
  for (const state of seen) for (const to of Object.values(instanceStates[state])) seen.add(to);
  return seen;
}
