import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { jsonLines } from '../../../../local/engines/docker/json-lines.ts';
import { jsonMessages } from '../../../../local/engines/docker/json-messages.ts';

describe("an engine's stream of JSON lines", () => {
  it('is read whole, however it is cut', async () => {
    const bytes = Buffer.from('{"a":"ü"}\r\n\n{"b":2}\n{"c":3}');
    for (let cut = 1; cut < bytes.length; cut++) {
      const stream = Readable.from([bytes.subarray(0, cut), bytes.subarray(cut)], { objectMode: false });
      expect(await all(jsonLines(stream))).toEqual([{ a: 'ü' }, { b: 2 }, { c: 3 }]);
    }
  });

  it('throws when it breaks off', async () => {
    const stream = new Readable({ read: () => undefined });
    stream.push('{"a":1}\n');
    const lines = jsonLines(stream);
    expect((await lines.next()).value).toEqual({ a: 1 });
    stream.destroy(new Error('socket hang up'));
    await expect(lines.next()).rejects.toThrow('socket hang up');
  });

  it('throws what the engine says went wrong', async () => {
    const stream = Readable.from(['{"status":"pulling"}\n{"error":"no such image"}\n'], {
      objectMode: false,
    });
    await expect(all(jsonMessages(stream))).rejects.toThrow('no such image');
  });
});

async function all<T>(values: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const value of values) list.push(value);
  return list;
}
