import { defineConfig } from 'vitest/config';

// Fast tests need nothing but Node; the others start real machines, one file at a time (two cores).
export default defineConfig({
  test: {
    pool: 'forks',
    projects: [
      {
        test: {
          name: 'fast',
          include: ['test/{unit,property,scenario,contract}/**/*.test.ts'],
          testTimeout: 15_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          exclude: ['test/e2e/clients/**', 'test/e2e/cookbooks/**', 'test/e2e/stack/**'],
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 900_000,
        },
      },
      {
        test: {
          // One converge after another on real machines; the minutes of it are not in the gate.
          name: 'layers',
          include: ['test/e2e/cookbooks/**/*.test.ts', 'test/e2e/stack/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 900_000,
        },
      },
      {
        test: {
          name: 'clients',
          include: ['test/e2e/clients/**/*.test.ts'],
          // One running system for all of them.
          globalSetup: ['test/support/system/global-setup.ts'],
          fileParallelism: false,
          testTimeout: 900_000,
          hookTimeout: 900_000,
        },
      },
    ],
  },
});
