import { describe, expect, it } from 'vitest';
import { phaseSeconds } from '../../../bench/boot/phase-seconds.ts';

describe('the phases of a boot', () => {
  it('each last until the next was seen, the first from the call on', () => {
    const seen = [
      { status: 'requested', at: 0.1 },
      { status: 'pending', at: 0.3 },
      { status: 'booting', at: 1 },
      { status: 'running_setup', at: 3 },
      { status: 'online', at: 8 },
    ];
    expect(phaseSeconds(seen)).toEqual({ requested: 0.3, pending: 0.7, booting: 2, running_setup: 5 });
  });

  it('that were too short to be seen took no time', () => {
    const seen = [
      { status: 'booting', at: 1 },
      { status: 'online', at: 4 },
    ];
    expect(phaseSeconds(seen)).toEqual({ requested: 1, pending: 0, booting: 3, running_setup: 0 });
  });

  it('add up to the time until online', () => {
    const seen = [
      { status: 'requested', at: 0.05 },
      { status: 'running_setup', at: 2.5 },
      { status: 'online', at: 6.25 },
    ];
    const total = Object.values(phaseSeconds(seen)).reduce((sum, seconds) => sum + seconds, 0);
    expect(total).toBeCloseTo(6.25);
  });

  it('cannot be told of an instance that was not seen online', () => {
    expect(() => phaseSeconds([{ status: 'booting', at: 1 }])).toThrow(RangeError);
  });
});
