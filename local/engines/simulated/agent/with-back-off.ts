import { PowerOffError } from '../power-off-error.ts';
import type { Boot } from './boot.ts';
import { StaleCommandError } from './stale-command-error.ts';

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;

/** Tries until it works, for ever, waiting longer each time and never in step with other machines. */
export async function withBackOff<Answer>(boot: Boot, attempt: () => Promise<Answer>): Promise<Answer> {
  for (let failures = 0; ; failures++) {
    try {
      return await attempt();
    } catch (error) {
      if (error instanceof PowerOffError || error instanceof StaleCommandError) throw error;
      const longest = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures);
      await boot.world.pace.rest(longest * (0.5 + boot.random() / 2), boot.power);
    }
  }
}
