import type { Figure } from '../figures/figure.ts';
import { side } from '../figures/side.ts';
import type { Round } from './comparison.ts';

/** The median of one side by that of the other; it is to be 1 at most. */
export function ratioFigure(
  { name, title }: { name: string; title: string },
  rounds: readonly Round[],
): Figure {
  const opswright = side(rounds.map((round) => round.opswright));
  const byHand = side(rounds.map((round) => round.byHand));
  const value = opswright.value / byHand.value;
  return { name, title, value, unit: 'ratio', goal: 1, sides: { opswright, byHand } };
}
