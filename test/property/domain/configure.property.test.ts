import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ConfigureState,
  initialConfigureState,
} from '../../../src/domain/configuration/configure-state.ts';
import { decideConfigure } from '../../../src/domain/configuration/decide-configure.ts';
import { markDirty } from '../../../src/domain/configuration/mark-dirty.ts';
import { SETTINGS } from '../../support/settings.ts';

const mark = fc.record({
  after: fc.nat(30_000),
  cause: fc.constantFrom('web1 came online', 'web2 left online'),
  urgent: fc.boolean(),
});
const marks = fc.array(mark, { maxLength: 12 });
const settings = fc
  .record({ configureQuietSeconds: fc.integer({ min: 1, max: 60 }), configureMaxWaitSeconds: fc.nat(300) })
  .map((own) => ({ ...SETTINGS, ...own }));

function marked(list: { after: number; cause: string; urgent: boolean }[]): {
  state: ConfigureState;
  now: number;
} {
  let state = initialConfigureState;
  let now = 1_000_000;
  for (const { after, cause, urgent } of list) {
    now += after;
    state = markDirty(state, cause, urgent, now);
  }
  return { state, now };
}

describe('the decision to raise a generation', () => {
  it('never waits beyond the longest wait, however many are on their way', () => {
    fc.assert(
      fc.property(marks, settings, fc.nat(50), fc.nat(400_000), (list, given, booting, later) => {
        const { state, now } = marked(list);
        const decision = decideConfigure({ state, booting }, given, now + later);
        if (decision.action !== 'wait') return;
        const end = now + later + decision.seconds * 1000;
        const due = (state.dirty?.since ?? 0) + given.configureMaxWaitSeconds * 1000;
        // Machines wait in whole seconds.
        expect(end).toBeLessThan(due + 1000);
        expect(decision.seconds).toBeGreaterThanOrEqual(1);
        expect(decision.seconds).toBeLessThanOrEqual(given.configureQuietSeconds);
      }),
    );
  });

  it('never waits when something left', () => {
    fc.assert(
      fc.property(marks, mark, settings, fc.nat(50), (list, last, given, booting) => {
        const { state, now } = marked([...list, { ...last, urgent: true }]);
        expect(decideConfigure({ state, booting }, given, now).action).toBe('raise');
      }),
    );
  });

  it('never waits for nobody', () => {
    fc.assert(
      fc.property(marks, settings, fc.nat(400_000), (list, given, later) => {
        const { state, now } = marked(list);
        expect(decideConfigure({ state, booting: 0 }, given, now + later).action).not.toBe('wait');
      }),
    );
  });

  it('ends only when no change is left', () => {
    fc.assert(
      fc.property(marks, settings, fc.nat(50), (list, given, booting) => {
        const { state, now } = marked(list);
        const ends = decideConfigure({ state, booting }, given, now).action === 'end';
        expect(ends).toBe(list.length === 0);
      }),
    );
  });

  it('always has a reason, a sentence', () => {
    fc.assert(
      fc.property(marks, settings, fc.nat(50), fc.nat(400_000), (list, given, booting, later) => {
        const { state, now } = marked(list);
        expect(decideConfigure({ state, booting }, given, now + later).reason).toMatch(/^\S.*\.$/);
      }),
    );
  });
});

describe('marks', () => {
  it('are counted, begin one execution, and never forget that something left', () => {
    fc.assert(
      fc.property(fc.array(mark, { minLength: 1, maxLength: 30 }), (list) => {
        const { state } = marked(list);
        expect(state).toMatchObject({ execution: 1, running: true, generation: 0 });
        expect(state.dirty).toMatchObject({
          marks: list.length,
          since: 1_000_000 + (list[0]?.after ?? 0),
          urgent: list.some((each) => each.urgent),
        });
        expect(state.dirty?.causes).toEqual(list.slice(-5).map((each) => each.cause));
      }),
    );
  });
});
