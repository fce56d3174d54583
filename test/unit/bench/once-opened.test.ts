import { describe, expect, it } from 'vitest';
import { onceOpened } from '../../../bench/once-opened.ts';

function counted() {
  const calls: string[] = [];
  const once = onceOpened(async () => {
    calls.push('open');
    return { close: async () => void calls.push('close') };
  });
  return { once, calls };
}

describe('something that is opened when it is asked for', () => {
  it('is opened once for all who ask', async () => {
    const { once, calls } = counted();
    const [one, other] = await Promise.all([once.get(), once.get()]);
    expect(one).toBe(other);
    expect(calls).toEqual(['open']);
  });

  it('is not closed when nobody asked', async () => {
    const { once, calls } = counted();
    await once.close();
    expect(calls).toEqual([]);
  });

  it('is opened anew after it was closed', async () => {
    const { once, calls } = counted();
    await once.get();
    await once.close();
    await once.close();
    await once.get();
    expect(calls).toEqual(['open', 'close', 'open']);
  });
});
