import { median } from '../statistics/median.ts';
import type { Measured } from './figure.ts';

/** A figure that is the median of what was measured several times. */
export function medianFigure(figure: Omit<Measured, 'value' | 'samples'>, samples: number[]): Measured {
  return { ...figure, value: median(samples), samples };
}
