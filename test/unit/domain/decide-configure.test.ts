import { describe, expect, it } from 'vitest';
import { configureDue, configuredGeneration } from '../../../src/domain/configuration/configure-due.ts';
import {
  type ConfigureState,
  initialConfigureState,
} from '../../../src/domain/configuration/configure-state.ts';
import { decideConfigure } from '../../../src/domain/configuration/decide-configure.ts';
import { markDirty } from '../../../src/domain/configuration/mark-dirty.ts';
import { SETTINGS } from '../../support/settings.ts';

const marked = (cause = 'web1 came online', urgent = false, at = 0) =>
  markDirty(initialConfigureState, cause, urgent, at);
const decide = (state: ConfigureState, booting: number, now: number) =>
  decideConfigure({ state, booting }, SETTINGS, now);

describe('a stack with changes', () => {
  it('waits in quiet periods while others are on their way', () => {
    expect(decide(marked(), 2, 0)).toEqual({
      action: 'wait',
      seconds: 5,
      reason: '2 more on their way to online.',
    });
  });

  it('waits no longer than the rest of its longest wait', () => {
    expect(decide(marked(), 2, 57_000)).toMatchObject({ action: 'wait', seconds: 3 });
  });

  it('raises when the last one has come', () => {
    expect(decide(marked(), 0, 100)).toEqual({
      action: 'raise',
      reason: 'web1 came online; no other instance is on its way.',
    });
  });

  it('raises when it has waited long enough for the rest', () => {
    expect(decide(marked(), 1, 60_000)).toEqual({
      action: 'raise',
      reason: 'web1 came online; waited long enough for 1 more.',
    });
  });

  it('raises at once when one has left', () => {
    expect(decide(marked('web2 left online', true), 5, 0)).toEqual({
      action: 'raise',
      reason: 'An instance left: web2 left online.',
    });
  });
});

it('a stack without changes ends its cycle', () => {
  expect(decide(initialConfigureState, 3, 0)).toMatchObject({ action: 'end' });
});

describe('a mark', () => {
  it('begins a cycle with an execution of its own', () => {
    expect(marked('web1 came online', false, 42)).toEqual({
      generation: 0,
      raisedAt: 0,
      execution: 1,
      running: true,
      dirty: { since: 42, last: 42, marks: 1, urgent: false, causes: ['web1 came online'] },
    });
  });

  it('in a cycle under way begins no other, and the wait counts from the first', () => {
    const twice = markDirty(marked('a', true, 1), 'b', false, 9);
    expect(twice).toMatchObject({ execution: 1, dirty: { since: 1, last: 9, marks: 2, urgent: true } });
  });

  it('after the end of a cycle begins the next', () => {
    const ended = { ...marked(), dirty: undefined, running: false };
    expect(markDirty(ended, 'c', false, 5)).toMatchObject({ execution: 2, running: true });
  });

  it('keeps the last five causes in words', () => {
    let state = initialConfigureState;
    for (let index = 1; index <= 7; index += 1) state = markDirty(state, `c${index}`, false, index);
    expect(state.dirty).toMatchObject({ marks: 7, causes: ['c3', 'c4', 'c5', 'c6', 'c7'] });
  });
});

describe('an instance is asked to configure itself', () => {
  const state = { ...initialConfigureState, generation: 4 };
  const queue = (configured: number, epoch = 2) => ({ open: [], fence: 0, configured, epoch });
  const online = { Status: 'online' as const, epoch: 2 };

  it.each([
    ['it has applied none', online, undefined, true],
    ['it has a command for an older one', online, queue(3), true],
    ['it has a command for the newest', online, queue(4), false],
    ['the command was of an earlier life', online, queue(4, 1), true],
    ['it came online after the newest was raised', { ...online, arrivedGeneration: 4 }, queue(1), false],
    ['it is not online', { ...online, Status: 'running_setup' as const }, undefined, false],
  ] as const)('when %s', (_, instance, stored, due) => {
    expect(configureDue(instance, stored ? { ...stored, open: [] } : undefined, state)).toBe(due);
  });

  it('never in a stack that raised none', () => {
    expect(configureDue(online, undefined, undefined)).toBe(false);
    expect(configureDue(online, undefined, initialConfigureState)).toBe(false);
    expect(configuredGeneration(online, undefined)).toBe(0);
  });
});
