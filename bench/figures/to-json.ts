import { roundTo } from '../statistics/round-to.ts';
import type { Figure, Measured, Side } from './figure.ts';
import { isMet } from './is-met.ts';

const DIGITS = 5;

/** One object with a key for each figure: its value and unit, its goal, and for a ratio both sides. */
export function toJson(figures: readonly Figure[]): Record<string, object> {
  return Object.fromEntries(figures.map((figure) => [figure.name, shown(figure)]));
}

function shown(figure: Figure): object {
  if ('skipped' in figure) return { title: figure.title, skipped: figure.skipped };
  const { title, value, unit, goal, samples } = figure;
  return {
    title,
    value: roundTo(value, DIGITS),
    unit,
    ...(goal === undefined ? {} : { goal, met: isMet(figure) }),
    ...(samples && { samples: rounded(samples) }),
    ...shownSides(figure),
  };
}

function shownSides({ sides }: Measured): Record<string, Side> {
  return Object.fromEntries(Object.entries(sides ?? {}).map(([name, side]) => [name, shownSide(side)]));
}

function shownSide({ value, unit, samples }: Side): Side {
  return { value: roundTo(value, DIGITS), unit, samples: rounded(samples) };
}

function rounded(values: readonly number[]): number[] {
  return values.map((value) => roundTo(value, DIGITS));
}
