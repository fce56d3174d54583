import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { ConflictError } from '../../src/domain/errors.ts';
import type { Change, Item, Store } from '../../src/ports/store.ts';

interface Note {
  text?: string;
  tags?: string[];
  nested?: { on: boolean; none: null; deep?: { count: number } };
}

/** What every Store must do. Each test works in a partition of its own, so one table may serve them all. */
export function storeContract(name: string, make: () => Promise<Store> | Store): void {
  describe(`${name} is a Store: it`, () => {
    let store: Store;
    beforeAll(async () => {
      store = await make();
    });

    const create = (pk: string, sk: string, members: object = {}): Change => ({
      kind: 'create',
      item: { pk, sk, ...members },
    });
    const put = (pk: string, sk: string, members: object = {}): Change => ({
      kind: 'put',
      item: { pk, sk, ...members },
    });
    const replace = (item: Item<object>, members: object = {}): Change => ({
      kind: 'replace',
      item: { ...item, ...members },
    });
    const fill = async (pk: string, sks: string[]) => {
      for (const sk of sks) await store.write([create(pk, sk)]);
    };
    const sortKeys = (items: Item[]) => items.map(({ sk }) => sk);
    const stored = async <T = Note>(pk: string, sk: string): Promise<Item<T>> => {
      const item = await store.get<T>({ pk, sk });
      if (!item) throw new Error(`there is no item ${pk} ${sk}`);
      return item;
    };

    describe('reading one item', () => {
      it('answers undefined for a key that was never written', async () => {
        expect(await store.get({ pk: randomUUID(), sk: 'a' })).toBeUndefined();
      });

      it('answers every kind of JSON value as it was written, at version 1', async () => {
        const pk = randomUUID();
        const members = {
          text: 'grüße 🌍',
          empty: '',
          none: null,
          yes: true,
          big: Number.MAX_SAFE_INTEGER,
          fraction: -0.25,
          list: [1, 'a', { b: [] }],
          map: { deep: { deeper: {} } },
        };
        await store.write([create(pk, 'a', members)]);
        expect(await store.get({ pk, sk: 'a' })).toStrictEqual({ ...members, pk, sk: 'a', version: 1 });
      });

      it('does not store undefined members, at any depth', async () => {
        const pk = randomUUID();
        await store.write([create(pk, 'a', { gone: undefined, map: { gone: undefined, kept: 1 } })]);
        expect(await store.get({ pk, sk: 'a' })).toStrictEqual({ map: { kept: 1 }, pk, sk: 'a', version: 1 });
      });

      it('keeps expiresAt', async () => {
        const pk = randomUUID();
        const expiresAt = Math.floor(Date.now() / 1000) + 86_400;
        await store.write([create(pk, 'a', { expiresAt }), put(pk, 'b', { expiresAt })]);
        expect((await stored(pk, 'a')).expiresAt).toBe(expiresAt);
        expect((await stored(pk, 'b')).expiresAt).toBe(expiresAt);
      });

      it('never shares memory with its caller', async () => {
        const pk = randomUUID();
        const tags = ['one'];
        await store.write([create(pk, 'a', { tags })]);
        tags.push('two');
        const read = await stored(pk, 'a');
        read.tags?.push('three');
        expect((await stored(pk, 'a')).tags).toStrictEqual(['one']);
      });

      it('refuses what is not plain JSON', async () => {
        const pk = randomUUID();
        await expect(store.write([create(pk, 'a', { at: new Date() })])).rejects.toThrow();
        expect(await store.get({ pk, sk: 'a' })).toBeUndefined();
      });
    });

    describe('reading many', () => {
      it('answers in the order of the keys, undefined where there is none, doubled keys twice', async () => {
        const pk = randomUUID();
        await fill(pk, ['a', 'b']);
        const keys = ['b', 'missing', 'a', 'b'].map((sk) => ({ pk, sk }));
        expect((await store.getMany(keys)).map((item) => item?.sk)).toStrictEqual(['b', undefined, 'a', 'b']);
      });

      it('answers nothing for no keys', async () => {
        expect(await store.getMany([])).toStrictEqual([]);
      });

      it('takes more keys than one request to DynamoDB carries', async () => {
        const pk = randomUUID();
        const sks = Array.from({ length: 130 }, (_, index) => `k${index}`);
        await store.write(sks.slice(0, 100).map((sk) => create(pk, sk)));
        await store.write(sks.slice(100).map((sk) => create(pk, sk)));
        const items = await store.getMany(sks.map((sk) => ({ pk, sk })));
        expect(items.map((item) => item?.sk)).toStrictEqual(sks);
      });
    });

    describe('a query', () => {
      const pk = randomUUID();
      beforeAll(() => fill(pk, ['a#1', 'a#2', 'a#3', 'b#1', 'b#2', 'c']));

      it.each([
        ['everything in sort key order', {}, ['a#1', 'a#2', 'a#3', 'b#1', 'b#2', 'c']],
        ['only what begins with a prefix', { prefix: 'a#' }, ['a#1', 'a#2', 'a#3']],
        ['everything for an empty prefix', { prefix: '' }, ['a#1', 'a#2', 'a#3', 'b#1', 'b#2', 'c']],
        ['only what is strictly after', { after: 'b#1' }, ['b#2', 'c']],
        ['only what is strictly before', { before: 'a#3' }, ['a#1', 'a#2']],
        ['what is between two keys', { after: 'a#1', before: 'b#2' }, ['a#2', 'a#3', 'b#1']],
        ['prefix and after together', { prefix: 'a#', after: 'a#1' }, ['a#2', 'a#3']],
        ['prefix and before together', { prefix: 'a#', before: 'a#3' }, ['a#1', 'a#2']],
        ['nothing when after is beyond the prefix', { prefix: 'a#', after: 'b' }, []],
        ['nothing between crossed edges', { after: 'b', before: 'a' }, []],
        ['the first of them', { limit: 2 }, ['a#1', 'a#2']],
        ['none for a limit of 0', { limit: 0 }, []],
        ['from the greatest down', { descending: true }, ['c', 'b#2', 'b#1', 'a#3', 'a#2', 'a#1']],
        ['the last of a prefix', { prefix: 'a#', descending: true, limit: 1 }, ['a#3']],
        ['as many as asked for though the edge is dropped', { after: 'a#1', limit: 2 }, ['a#2', 'a#3']],
        ['the last before a key', { before: 'b#2', descending: true, limit: 2 }, ['b#1', 'a#3']],
      ])('answers %s', async (_what, options, expected) => {
        expect(sortKeys(await store.query(pk, options))).toStrictEqual(expected);
      });

      it('answers nothing for an empty partition', async () => {
        expect(await store.query(randomUUID())).toStrictEqual([]);
      });

      it('orders by UTF-8 bytes, not by UTF-16 units', async () => {
        const partition = randomUUID();
        await fill(partition, ['\u{1F30D}', '\uFFFD', 'z']);
        expect(sortKeys(await store.query(partition))).toStrictEqual(['z', '\uFFFD', '\u{1F30D}']);
      });

      it('answers all pages', async () => {
        const partition = randomUUID();
        const text = 'x'.repeat(100_000);
        const sks = Array.from({ length: 25 }, (_, index) => `k${10 + index}`);
        for (const sk of sks) await store.write([create(partition, sk, { text })]);
        expect(sortKeys(await store.query(partition))).toStrictEqual(sks);
        expect(sortKeys(await store.query(partition, { limit: 20 }))).toStrictEqual(sks.slice(0, 20));
      });
    });

    describe('writing one change', () => {
      it('refuses to create what exists', async () => {
        const pk = randomUUID();
        await store.write([create(pk, 'a', { text: 'first' })]);
        await expect(store.write([create(pk, 'a', { text: 'second' })])).rejects.toThrow(ConflictError);
        expect(await stored(pk, 'a')).toMatchObject({ text: 'first', version: 1 });
      });

      it('replaces the whole item and counts its version up', async () => {
        const pk = randomUUID();
        await store.write([create(pk, 'a', { text: 'old', tags: ['x'], expiresAt: 4_000_000_000 })]);
        await store.write([replace({ pk, sk: 'a', version: 1 }, { text: 'new' })]);
        expect(await stored(pk, 'a')).toStrictEqual({ pk, sk: 'a', version: 2, text: 'new' });
      });

      it('refuses to replace an item that has moved on, or is gone', async () => {
        const pk = randomUUID();
        await store.write([create(pk, 'a')]);
        const read = await stored(pk, 'a');
        await store.write([replace(read, { text: 'mine' })]);
        await expect(store.write([replace(read, { text: 'late' })])).rejects.toThrow(ConflictError);
        await store.write([{ kind: 'remove', key: { pk, sk: 'a' } }]);
        await expect(store.write([replace(read, { version: 2 })])).rejects.toThrow(ConflictError);
        expect(await store.get({ pk, sk: 'a' })).toBeUndefined();
      });

      it('puts whatever was there, whole, and still counts the version up', async () => {
        const pk = randomUUID();
        await store.write([put(pk, 'a', { text: 'one', expiresAt: 4_000_000_000 })]);
        expect((await stored(pk, 'a')).version).toBe(1);
        await store.write([put(pk, 'a', { tags: [] })]);
        expect(await stored(pk, 'a')).toStrictEqual({ pk, sk: 'a', version: 2, tags: [] });
      });

      it('does not let a put hide behind a version that was read before it', async () => {
        const pk = randomUUID();
        await store.write([create(pk, 'a')]);
        const read = await stored(pk, 'a');
        await store.write([put(pk, 'a')]);
        await expect(store.write([replace(read)])).rejects.toThrow(ConflictError);
      });

      it('removes, and removing what is not there is no error', async () => {
        const pk = randomUUID();
        await store.write([create(pk, 'a')]);
        await store.write([{ kind: 'remove', key: { pk, sk: 'a' } }]);
        await store.write([{ kind: 'remove', key: { pk, sk: 'a' } }]);
        expect(await store.get({ pk, sk: 'a' })).toBeUndefined();
      });

      it('removes at a version only while the item is at it', async () => {
        const pk = randomUUID();
        await store.write([create(pk, 'a')]);
        const late = { kind: 'remove', key: { pk, sk: 'a' }, version: 7 } as const;
        await expect(store.write([late])).rejects.toThrow(ConflictError);
        await store.write([{ ...late, version: 1 }]);
        await expect(store.write([{ ...late, version: 1 }])).rejects.toThrow(ConflictError);
      });

      it('checks without writing', async () => {
        const pk = randomUUID();
        await store.write([create(pk, 'a')]);
        await store.write([{ kind: 'check', key: { pk, sk: 'a' }, version: 1 }]);
        await store.write([{ kind: 'check', key: { pk, sk: 'none' }, version: 0 }]);
        await expect(store.write([{ kind: 'check', key: { pk, sk: 'a' }, version: 0 }])).rejects.toThrow(
          ConflictError,
        );
        await expect(store.write([{ kind: 'check', key: { pk, sk: 'none' }, version: 1 }])).rejects.toThrow(
          ConflictError,
        );
        expect((await stored(pk, 'a')).version).toBe(1);
      });
    });

    describe('writing several changes', () => {
      it('makes all of them', async () => {
        const pk = randomUUID();
        await fill(pk, ['old', 'gone', 'seen']);
        await store.write([
          create(pk, 'new', { text: 'created' }),
          replace(await stored(pk, 'old'), { text: 'replaced' }),
          put(pk, 'any', { text: 'put' }),
          { kind: 'remove', key: { pk, sk: 'gone' }, version: 1 },
          { kind: 'check', key: { pk, sk: 'seen' }, version: 1 },
        ]);
        expect(sortKeys(await store.query(pk))).toStrictEqual(['any', 'new', 'old', 'seen']);
        expect(await stored(pk, 'old')).toMatchObject({ text: 'replaced', version: 2 });
      });

      it.each<[string, (pk: string) => Change]>([
        ['create', (pk) => create(pk, 'there')],
        ['replace', (pk) => replace({ pk, sk: 'there', version: 9 })],
        ['remove', (pk) => ({ kind: 'remove', key: { pk, sk: 'there' }, version: 9 })],
        ['check', (pk) => ({ kind: 'check', key: { pk, sk: 'there' }, version: 0 })],
      ])('makes none when the condition of a %s does not hold', async (_kind, broken) => {
        const pk = randomUUID();
        await fill(pk, ['there']);
        const changes = [create(pk, 'a'), broken(pk), put(pk, 'b')];
        await expect(store.write(changes)).rejects.toThrow(ConflictError);
        expect(sortKeys(await store.query(pk))).toStrictEqual(['there']);
      });

      it('takes 100 changes and refuses none, 101, or two of the same key', async () => {
        const pk = randomUUID();
        const changes = Array.from({ length: 101 }, (_, index) => create(pk, `k${index}`));
        await store.write(changes.slice(0, 100));
        expect(await store.query(pk)).toHaveLength(100);
        await expect(store.write(changes)).rejects.toThrow(RangeError);
        await expect(store.write([])).rejects.toThrow(RangeError);
        await expect(store.write([create(pk, 'x'), create(pk, 'x')])).rejects.toThrow(RangeError);
      });

      it('lets exactly one of many racing writers win each version', async () => {
        const pk = randomUUID();
        await store.write([create(pk, 'counter', { count: 0 })]);
        const increment = async (writer: number): Promise<void> => {
          const read = await stored<{ count: number }>(pk, 'counter');
          const log = create(pk, `log#${read.count}`, { writer });
          const next = replace(read, { count: read.count + 1 });
          await store.write([next, log]).catch((error) => {
            if (!(error instanceof ConflictError)) throw error;
            return increment(writer);
          });
        };
        await Promise.all(Array.from({ length: 8 }, (_, writer) => increment(writer)));
        expect(await stored(pk, 'counter')).toMatchObject({ count: 8, version: 9 });
        expect(await store.query(pk, { prefix: 'log#' })).toHaveLength(8);
      });
    });
  });
}
