import { describe, expect, it } from 'vitest';
import { leaseHead } from '../../../src/domain/command/lease-head.ts';
import type { Queue, QueuedCommand } from '../../../src/domain/command/queue.ts';

const entry = (id: string) => ({ commandId: id, type: 'deploy', createdAt: '' }) as QueuedCommand;
const queue = (...ids: string[]): Queue => ({ open: ids.map(entry), fence: 6, configured: 0, epoch: 1 });

describe('the head of a queue', () => {
  it('is nothing when nothing is open', () => {
    expect(leaseHead(queue(), 'run-1', 0, 120)).toBeUndefined();
  });

  it('is leased with the next fence', () => {
    const leased = leaseHead(queue('c-1', 'c-2'), 'run-1', 1000, 120);
    expect(leased?.lease).toEqual({ commandId: 'c-1', fence: 7, agentRun: 'run-1', until: 121_000 });
    expect(leased?.queue).toMatchObject({ fence: 7, lease: leased?.lease });
    expect(leased?.head).toEqual(entry('c-1'));
  });

  it('is given again to the run that has it, with the fence it had', () => {
    const first = leaseHead(queue('c-1'), 'run-1', 0, 120);
    const again = leaseHead(first?.queue as Queue, 'run-1', 60_000, 120);
    expect(again?.lease).toEqual({ commandId: 'c-1', fence: 7, agentRun: 'run-1', until: 180_000 });
  });

  it.each([
    ['another run of the agent', 'run-2', 60_000],
    ['the same run after its lease ended', 'run-1', 120_000],
  ])('is given to %s with a higher fence', (_, run, now) => {
    const first = leaseHead(queue('c-1'), 'run-1', 0, 120);
    expect(leaseHead(first?.queue as Queue, run, now, 120)?.lease.fence).toBe(8);
  });

  it('is given with a higher fence when the lease is of a command that is gone', () => {
    const first = leaseHead(queue('c-1', 'c-2'), 'run-1', 0, 120)?.queue as Queue;
    const shorter = { ...first, open: first.open.slice(1) };
    expect(leaseHead(shorter, 'run-1', 1, 120)?.lease).toMatchObject({ commandId: 'c-2', fence: 8 });
  });
});
