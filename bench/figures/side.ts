import { median } from '../statistics/median.ts';
import type { Side } from './figure.ts';

/** One side of a ratio: the median of these seconds. */
export function side(samples: number[]): Side {
  return { value: median(samples), unit: 's', samples };
}
