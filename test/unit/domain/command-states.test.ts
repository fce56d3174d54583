import { describe, expect, it } from 'vitest';
import type { Command } from '../../../src/domain/command/command.ts';
import { commandIdFor } from '../../../src/domain/command/command-id-for.ts';
import { type CommandStatus, commandStates } from '../../../src/domain/command/command-states.ts';
import { isFinal } from '../../../src/domain/command/is-final.ts';
import { moveCommand } from '../../../src/domain/command/move-command.ts';
import { StaleError } from '../../../src/domain/errors.ts';

const command = (Status: CommandStatus) => ({ Status, CommandId: 'c-1' }) as Command;

describe('a command', () => {
  it.each([
    ['pending', 'take', 'running'],
    // A second taking is the same command offered again: its answer was lost.
    ['running', 'take', 'running'],
    ['running', 'succeed', 'successful'],
    ['running', 'fail', 'failed'],
    ['pending', 'fail', 'failed'],
    ['pending', 'skip', 'skipped'],
    ['running', 'expire', 'expired'],
    ['pending', 'supersede', 'superseded'],
  ] as const)('that is %s, by %s becomes %s', (from, event, to) => {
    expect(moveCommand(command(from), event)).toEqual({ ...command(from), Status: to });
  });

  it('that was not taken cannot succeed', () => {
    expect(() => moveCommand(command('pending'), 'succeed')).toThrow(StaleError);
  });

  it('is final in five states', () => {
    const states = Object.keys(commandStates) as CommandStatus[];
    expect(states.filter(isFinal)).toEqual(['successful', 'failed', 'skipped', 'expired', 'superseded']);
  });
});

describe('the id of a command in a batch', () => {
  it('is the same each time, and a GUID', () => {
    const id = commandIdFor('batch-1', 'instance-1');
    expect(commandIdFor('batch-1', 'instance-1')).toBe(id);
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('is another for another batch or instance', () => {
    const ids = ['b1/i1', 'b1/i2', 'b2/i1'].map((pair) =>
      commandIdFor(...(pair.split('/') as [string, string])),
    );
    expect(new Set(ids).size).toBe(3);
  });
});
