import { expect, test } from 'vitest';
import { RATES } from '../../support/storm/storm.ts';
import { storms } from '../../support/storm/storms.ts';

const SEEDS = 200;

/** All of them, or those of `SEEDS=7` or `SEEDS=201-400`. */
function seeds(): number[] {
  const [first = 1, last = process.env.SEEDS ? first : SEEDS] =
    process.env.SEEDS?.split('-').map(Number) ?? [];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

test(`${SEEDS} storms of faults in boots, deployments and stops: nothing is lost, doubled or orphaned, all ends`, {
  timeout: 1_800_000,
}, async () => {
  const chosen = seeds();
  const outcomes = await storms(chosen, chosen.length === 1);
  const wrong = outcomes.filter(({ wrongs }) => wrongs.length > 0);
  const again = wrong.map(({ seed }) => `SEEDS=${seed}`).join(', ');
  expect(wrong, `Fault rates: ${JSON.stringify(RATES)}. Each alone, with its log: ${again}`).toEqual([]);
  expect(outcomes).toHaveLength(chosen.length);
});
