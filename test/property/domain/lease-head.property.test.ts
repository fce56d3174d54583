import fc from 'fast-check';
import { expect, it } from 'vitest';
import { leaseHead } from '../../../src/domain/command/lease-head.ts';
import type { Queue, QueuedCommand } from '../../../src/domain/command/queue.ts';

const LEASE_SECONDS = 120;

type Act =
  | { kind: 'ask'; run: string; after: number }
  | { kind: 'finish' }
  | { kind: 'add' }
  | { kind: 'pass'; after: number };

const after = fc.nat(200_000);
const acts: fc.Arbitrary<Act[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('ask' as const), run: fc.constantFrom('run-1', 'run-2', 'run-3'), after }),
    fc.constant({ kind: 'finish' as const }),
    fc.constant({ kind: 'add' as const }),
    fc.record({ kind: fc.constant('pass' as const), after }),
  ),
  { maxLength: 40 },
);

interface Given {
  commandId: string;
  run: string;
  fence: number;
  at: number;
  until: number;
}

/** What a queue gave to whom, over a history of asking, finishing and waiting. */
function history(happened: Act[]): Given[] {
  let queue: Queue = { open: [], fence: 0, configured: 0, epoch: 1 };
  let now = 0;
  let made = 0;
  const given: Given[] = [];
  for (const act of happened) {
    if ('after' in act) now += act.after;
    if (act.kind === 'add') {
      made += 1;
      queue = { ...queue, open: [...queue.open, entry(`c-${made}`)] };
    }
    // As finishCommand ends the head: it leaves the queue, and its lease with it.
    if (act.kind === 'finish') queue = { ...queue, open: queue.open.slice(1), lease: undefined };
    const leased = act.kind === 'ask' ? leaseHead(queue, act.run, now, LEASE_SECONDS) : undefined;
    if (!leased || act.kind !== 'ask') continue;
    queue = leased.queue;
    const { commandId, fence, until } = leased.lease;
    given.push({ commandId, run: act.run, fence, at: now, until });
  }
  return given;
}

const entry = (id: string) => ({ commandId: id, type: 'deploy', createdAt: '' }) as QueuedCommand;

function forPairs(check: (earlier: Given, later: Given) => void): void {
  fc.assert(
    fc.property(acts, (happened) => {
      const given = history(happened);
      for (const [index, later] of given.entries()) {
        const earlier = given[index - 1];
        if (earlier) check(earlier, later);
      }
    }),
  );
}

it('a fence never falls', () => {
  forPairs((earlier, later) => expect(later.fence).toBeGreaterThanOrEqual(earlier.fence));
});

it('one fence is one command in the hands of one run', () => {
  forPairs((earlier, later) => {
    if (later.fence !== earlier.fence) return;
    expect([later.commandId, later.run]).toEqual([earlier.commandId, earlier.run]);
  });
});

it('the same run asking again within its lease keeps its fence', () => {
  forPairs((earlier, later) => {
    const same = later.run === earlier.run && later.commandId === earlier.commandId;
    if (same && later.at < earlier.until) expect(later.fence).toBe(earlier.fence);
  });
});

it('whoever takes over from another gets a higher fence', () => {
  forPairs((earlier, later) => {
    if (later.run !== earlier.run) expect(later.fence).toBeGreaterThan(earlier.fence);
  });
});

it('commands are given in the order in which they came', () => {
  const number = (given: Given) => Number(given.commandId.slice(2));
  forPairs((earlier, later) => expect(number(later)).toBeGreaterThanOrEqual(number(earlier)));
});
