import { describe, expect, test } from 'vitest';
import { createLanes } from '../../../../local/ec2/machines/lanes.ts';

function recordedLanes(width: number) {
  const begun: string[] = [];
  const holds = new Map<string, () => void>();
  const lanes = createLanes(width, (key) => {
    begun.push(key);
    return new Promise<void>((resolve) => holds.set(key, resolve));
  });
  const end = async (key: string): Promise<void> => {
    holds.get(key)?.();
    await new Promise(setImmediate);
  };
  return { lanes, begun, end };
}

describe('lanes', () => {
  test('work on so many keys at once, the others in the order of asking', async () => {
    const { lanes, begun, end } = recordedLanes(2);
    for (const key of ['a', 'b', 'c', 'd']) lanes.request(key);
    expect(begun).toEqual(['a', 'b']);
    await end('b');
    expect(begun).toEqual(['a', 'b', 'c']);
  });

  test('never work on a key twice at once, and once more when it was asked for meanwhile', async () => {
    const { lanes, begun, end } = recordedLanes(4);
    for (const key of ['a', 'a', 'a']) lanes.request(key);
    expect(begun).toEqual(['a']);
    await end('a');
    expect(begun).toEqual(['a', 'a']);
    await end('a');
    expect(begun).toEqual(['a', 'a']);
    await lanes.idle();
  });

  test('closed, let the work that runs end and begin no more', async () => {
    const { lanes, begun, end } = recordedLanes(1);
    lanes.request('a');
    lanes.request('b');
    const closed = lanes.close();
    await end('a');
    await closed;
    expect(begun).toEqual(['a']);
  });
});
