import { expect } from 'vitest';
import type { ConfigurationCommand } from '../../src/domain/configuration/configuration-command.ts';
import type { AppLife } from './app-life.ts';

/**
 * Runs each command, and then the same one again, as happens when its result was lost: what it asks for is there
 * already, so no resource may change anything.
 */
export async function convergeTwice(
  life: AppLife,
  types: readonly ConfigurationCommand['Type'][],
  revision: string,
): Promise<void> {
  for (const type of types) {
    await life.succeed(type, revision);
    const { updated, log } = await life.succeed(type, revision, { again: true });
    expect(updated, log.slice(-6000)).toBe(0);
  }
}
