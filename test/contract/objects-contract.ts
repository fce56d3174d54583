import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chunksOf } from '../../src/aws/chunks-of.ts';
import type { Objects } from '../../src/ports/objects.ts';

export interface ObjectsHarness {
  objects: Objects;
  /** What a plain HTTP client gets at a presigned URL: GET without a body, PUT with one. */
  follow(url: string, body?: Uint8Array<ArrayBuffer>): Promise<Response>;
  close(): Promise<void>;
}

const bytes = (text: string) => new TextEncoder().encode(text);
const textOf = (body: Uint8Array | undefined) => body && new TextDecoder().decode(body);

export function objectsContract(name: string, make: () => Promise<ObjectsHarness> | ObjectsHarness): void {
  describe(`${name} is an Objects: it`, () => {
    let harness: ObjectsHarness;
    let objects: Objects;
    beforeAll(async () => {
      harness = await make();
      objects = harness.objects;
    });
    afterAll(() => harness.close());

    it('answers what was put, byte for byte, and undefined for what was not', async () => {
      const key = `logs/${randomUUID()}`;
      const body = Uint8Array.from({ length: 256 }, (_, index) => index);
      await objects.put(key, body);
      expect([...((await objects.get(key)) ?? [])]).toStrictEqual([...body]);
      expect(await objects.get(`${key}/none`)).toBeUndefined();
    });

    it('keeps the last of several puts', async () => {
      const key = `logs/${randomUUID()}`;
      for (const text of ['first', 'second', '']) await objects.put(key, bytes(text));
      expect(textOf(await objects.get(key))).toBe('');
    });

    it('lists the keys of a prefix in order, whatever is in them', async () => {
      const folder = `logs/${randomUUID()}`;
      const names = ['00010', '00002', 'with space', 'ä+&=?', 'b/c'];
      for (const each of names) await objects.put(`${folder}/${each}`, bytes(each));
      await objects.put(`${folder}-other`, bytes(''));
      const listed = await objects.list(`${folder}/`);
      expect(listed).toStrictEqual(names.map((each) => `${folder}/${each}`).sort());
      for (const key of listed) expect(textOf(await objects.get(key))).toBe(key.slice(folder.length + 1));
    });

    it('lists more keys than one page carries, and removes more than one call does', async () => {
      const folder = `logs/${randomUUID()}/`;
      const keys = Array.from({ length: 1005 }, (_, index) => `${folder}${String(index).padStart(4, '0')}`);
      for (const some of chunksOf(keys, 25))
        await Promise.all(some.map((key) => objects.put(key, bytes('x'))));
      expect(await objects.list(folder)).toStrictEqual(keys);
      await objects.remove(keys);
      expect(await objects.list(folder)).toStrictEqual([]);
    });

    it('removes what is there, and what is not is no error', async () => {
      const key = `logs/${randomUUID()}`;
      await objects.put(key, bytes('x'));
      await objects.remove([key, `${key}/none`]);
      await objects.remove([]);
      expect(await objects.get(key)).toBeUndefined();
    });

    it.each(['person', 'instance'] as const)(
      'lets a %s read by a presigned URL, and no more than read',
      async (audience) => {
        const key = `logs/${randomUUID()} ä`;
        await objects.put(key, bytes('a log'), { contentType: 'text/html' });
        const url = await objects.presignGet(key, {
          audience,
          expiresSeconds: 60,
          responseContentType: 'text/plain',
        });
        const answer = await harness.follow(url);
        expect([answer.status, answer.headers.get('content-type')]).toStrictEqual([200, 'text/plain']);
        expect(await answer.text()).toBe('a log');
        expect((await harness.follow(url, bytes('changed'))).status).toBe(403);
        expect(textOf(await objects.get(key))).toBe('a log');
      },
    );

    it('gives a gzipped object to a browser as the text that it is', async () => {
      const key = `logs/${randomUUID()}.gz`;
      await objects.put(key, bytes('x'), { contentType: 'text/plain', contentEncoding: 'gzip' });
      const options = {
        audience: 'person',
        expiresSeconds: 60,
        responseContentEncoding: 'identity',
      } as const;
      const answer = await harness.follow(await objects.presignGet(key, options));
      expect(answer.headers.get('content-type')).toBe('text/plain');
      expect(answer.headers.get('content-encoding')).toBe('identity');
    });

    it('lets an instance write by a presigned URL whose body nobody knew when it was made', async () => {
      const key = `logs/${randomUUID()}`;
      const url = await objects.presignPut(key, { audience: 'instance', expiresSeconds: 60 });
      expect((await harness.follow(url, bytes('written'))).status).toBe(200);
      expect(textOf(await objects.get(key))).toBe('written');
    });

    it('signs a URL for one key: another key in its place is refused', async () => {
      const folder = `logs/${randomUUID()}`;
      await objects.put(`${folder}/b`, bytes('secret'));
      const url = await objects.presignGet(`${folder}/a`, { audience: 'person', expiresSeconds: 60 });
      expect((await harness.follow(url.replace('a?', 'b?'))).status).toBe(403);
    });
  });
}
