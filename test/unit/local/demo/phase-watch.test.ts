import { describe, expect, it } from 'vitest';
import { PhaseWatch } from '../../../../local/demo/full/phase-watch.ts';

describe('a watch of phases', () => {
  it('sums up the seconds in each state, from the start to online', () => {
    const clock = { now: 100 };
    const watch = new PhaseWatch(() => clock.now);
    const seen = (now: number, status: string) => {
      clock.now = now;
      return watch.see('web1', status);
    };
    const changes = [
      seen(101, 'requested'),
      seen(103, 'pending'),
      seen(104, 'pending'),
      seen(107, 'booting'),
      seen(110, 'running_setup'),
      seen(130, 'online'),
      seen(140, 'online'),
    ];
    expect(changes).toEqual([false, true, false, true, true, true, false]);
    expect(watch.times()).toEqual([
      {
        hostname: 'web1',
        phases: { requested: 3, pending: 4, booting: 3, running_setup: 20 },
        online: 30,
      },
    ]);
  });

  it('counts a state that was too short to be seen as nothing', () => {
    const clock = { now: 0 };
    const watch = new PhaseWatch(() => clock.now);
    clock.now = 2;
    watch.see('web1', 'booting');
    clock.now = 5;
    watch.see('web1', 'online');
    expect(watch.times()[0]?.phases).toEqual({ requested: 2, pending: 0, booting: 3, running_setup: 0 });
  });

  it('keeps the states before online out that are none of a start', () => {
    const clock = { now: 0 };
    const watch = new PhaseWatch(() => clock.now);
    watch.see('web1', 'stopped');
    clock.now = 4;
    watch.see('web1', 'online');
    expect(watch.times()[0]).toMatchObject({ phases: { requested: 0, running_setup: 0 }, online: 4 });
  });
});
