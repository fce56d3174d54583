import { beforeAll, describe, expect, it } from 'vitest';
import { Secret } from '../../src/domain/secret.ts';
import type { Secrets } from '../../src/ports/secrets.ts';

const CONTEXT = { stack: 'a', member: 'SshKey' };

export function secretsContract(name: string, make: () => Promise<Secrets> | Secrets): void {
  describe(`${name} is a Secrets: it`, () => {
    let secrets: Secrets;
    beforeAll(async () => {
      secrets = await make();
    });

    it('derives the same secret for the same label, and another for another', async () => {
      const [first, again] = [await secrets.derive('access-key/A'), await secrets.derive('access-key/A')];
      expect(again.reveal()).toBe(first.reveal());
      expect((await secrets.derive('access-key/B')).reveal()).not.toBe(first.reveal());
    });

    it('derives secrets of 256 bits that need no quoting in a shell, a header or a URL', async () => {
      expect((await secrets.derive('access-key/A')).reveal()).toMatch(/^[A-Za-z0-9_-]{43}$/);
    });

    it.each([
      ['a password', 'hunter2'],
      ['nothing', ''],
      ['other scripts', 'пароль 密码 🔑'],
      ['an SSH key', `-----BEGIN KEY-----\n${'x'.repeat(3200)}\n-----END KEY-----\n`],
      ['more than KMS encrypts at once', 'ß'.repeat(10_240)],
      ['exactly as much as KMS encrypts at once', 'x'.repeat(4096)],
    ])('opens what it sealed: %s', async (_what, value) => {
      const sealed = await secrets.seal(new Secret(value), CONTEXT);
      expect((await secrets.open(sealed, CONTEXT)).reveal()).toBe(value);
    });

    it('seals into text in which the secret cannot be seen, and differently each time', async () => {
      const secret = new Secret('correct horse battery staple');
      const [one, other] = [await secrets.seal(secret, CONTEXT), await secrets.seal(secret, CONTEXT)];
      expect(one).not.toContain('horse');
      expect(Buffer.from(one, 'base64').toString()).not.toContain('horse');
      expect(other).not.toBe(one);
    });

    it('opens nothing in another context, and nothing that was changed', async () => {
      const sealed = await secrets.seal(new Secret('hunter2'), CONTEXT);
      await expect(secrets.open(sealed, { ...CONTEXT, stack: 'b' })).rejects.toThrow();
      await expect(secrets.open(sealed, {})).rejects.toThrow();
      const middle = sealed.length >> 1;
      const other = sealed[middle] === 'A' ? 'B' : 'A';
      await expect(
        secrets.open(sealed.slice(0, middle) + other + sealed.slice(middle + 1), CONTEXT),
      ).rejects.toThrow();
    });

    it('does not depend on the order in which a context was written', async () => {
      const sealed = await secrets.seal(new Secret('hunter2'), CONTEXT);
      const reversed = Object.fromEntries(Object.entries(CONTEXT).reverse());
      expect((await secrets.open(sealed, reversed)).reveal()).toBe('hunter2');
    });
  });
}
