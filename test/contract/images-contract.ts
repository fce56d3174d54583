import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LaunchRefusedError } from '../../src/domain/errors.ts';
import type { Images } from '../../src/ports/images.ts';

export interface ImagesHarness {
  images: Images;
  close(): Promise<void>;
}

export function imagesContract(name: string, make: () => Promise<ImagesHarness> | ImagesHarness): void {
  describe(`${name} is an Images: it`, () => {
    let harness: ImagesHarness;
    beforeAll(async () => {
      harness = await make();
    });
    afterAll(() => harness.close());

    it.each(['Amazon Linux 2023', 'Debian 12', 'Debian 11', 'Ubuntu 22.04 LTS', 'Ubuntu 24.04 LTS'])(
      'knows an image of %s for each architecture',
      async (os) => {
        const [x86, arm] = await Promise.all(
          ['x86_64', 'arm64'].map((each) => harness.images.imageFor(os, each)),
        );
        expect(x86).toMatch(/^ami-/);
        expect(arm).toMatch(/^ami-/);
        expect(arm).not.toBe(x86);
      },
    );

    it('refuses an operating system that it does not know, by its name', async () => {
      const refusal = await harness.images.imageFor('Plan 9', 'x86_64').catch((error) => error);
      expect(refusal).toBeInstanceOf(LaunchRefusedError);
      expect(refusal.message).toContain('"Plan 9"');
    });
  });
}
