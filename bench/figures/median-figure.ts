import { median } from '../statistics/median.ts';
import type { Figure } from './figure.ts';

/** A figure that is the median of what was measured several times. */
export function medianFigure(figure: Omit<Figure, 'value' | 'samples'>, samples: number[]): Figure {
  return { ...figure, value: median(samples), samples };
}
