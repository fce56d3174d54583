import { sweep } from '../../src/workflows/sweep/sweep.ts';
import type { ControlPlane } from './control-plane.ts';

/** Minutes with a sweep at the end of each, as the schedule has it. */
export async function minutes({ context, clock }: ControlPlane, count: number): Promise<void> {
  for (let minute = 0; minute < count; minute += 1) {
    clock.advance(60_000);
    await sweep(context);
  }
}
