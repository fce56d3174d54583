import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { withMachineLock } from '../../../../local/engines/install/with-machine-lock.ts';

const HOLDER = new URL('./hold-machine-lock.ts', import.meta.url);

describe.runIf(process.platform === 'linux')('the lock of this machine', () => {
  it('lets one in at a time, and everyone in the end', async () => {
    const name = randomUUID();
    let inside = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, ++inside);
      await new Promise(setImmediate);
      inside--;
    };
    await Promise.all(Array.from({ length: 10 }, () => withMachineLock(name, work)));
    expect(most).toBe(1);
  });

  it('is let go when the work fails', async () => {
    const name = randomUUID();
    await expect(withMachineLock(name, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await withMachineLock(name, async () => 'in')).toBe('in');
  });

  it('is let go when its holder is killed', async () => {
    const name = randomUUID();
    const holder = fork(HOLDER, [name]);
    await once(holder, 'message');
    let inside = false;
    const waiting = withMachineLock(name, async () => {
      inside = true;
    });
    expect(inside).toBe(false);
    holder.kill('SIGKILL');
    await waiting;
    expect(inside).toBe(true);
  });
});
