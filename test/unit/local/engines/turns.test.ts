import { expect, it } from 'vitest';
import { Turns } from '../../../../local/engines/image/turns.ts';

it('work waits for its turn, in order, and a failure ends a turn too', async () => {
  const turns = new Turns(2);
  const log: string[] = [];
  const ends = new Map<string, (error?: Error) => void>();
  const start = (name: string): Promise<void> =>
    turns.take(() => {
      log.push(name);
      return new Promise((resolve, reject) => ends.set(name, (error) => (error ? reject(error) : resolve())));
    });
  const all = ['a', 'b', 'c', 'd'].map(start);
  expect(log).toEqual(['a', 'b']);
  ends.get('b')?.(new Error('no'));
  await expect(all[1]).rejects.toThrow('no');
  expect(log).toEqual(['a', 'b', 'c']);
  ends.get('a')?.();
  await all[0];
  expect(log).toEqual(['a', 'b', 'c', 'd']);
  ends.get('c')?.();
  ends.get('d')?.();
  await Promise.all([all[2], all[3]]);
});
