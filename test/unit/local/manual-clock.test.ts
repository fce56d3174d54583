import { expect, test } from 'vitest';
import { manualClock } from '../../../local/clock/manual-clock.ts';

test('time moves only when it is moved, and timers run in the order of their times', async () => {
  const clock = manualClock(1000);
  const ran: [string, number][] = [];
  const note = (name: string) => () => void ran.push([name, clock.now()]);
  clock.at(1300, note('later'));
  clock.at(1100, note('sooner'));
  clock.at(1200, note('cancelled')).cancel();
  clock.at(9999, note('never'));
  expect(clock.nextDue()).toBe(1100);
  await clock.advance(500);
  expect(ran).toEqual([
    ['sooner', 1100],
    ['later', 1300],
  ]);
  expect(clock.now()).toBe(1500);
});

test('a timer of the past runs soon, without time moving', async () => {
  const clock = manualClock(1000);
  const { promise, resolve } = Promise.withResolvers<number>();
  let returned = false;
  clock.at(500, () => resolve(returned ? clock.now() : -1));
  returned = true;
  expect(await promise).toBe(1000);
});

test('work that a timer began is finished before time goes on, and may set timers of its own', async () => {
  const clock = manualClock(0);
  const seen: number[] = [];
  let work = Promise.resolve();
  const step = () => {
    work = (async () => {
      await new Promise(setImmediate);
      seen.push(clock.now());
      if (seen.length < 3) clock.at(clock.now() + 100, step);
    })();
  };
  clock.at(100, step);
  await clock.advance(1000, () => work);
  expect(seen).toEqual([100, 200, 300]);
});
