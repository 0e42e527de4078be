import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Tests run on the sources of every package, so that none of them needs a build first.
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    include: ['packages/*/src/**/*.test.ts', 'tests/**/*.test.ts', 'examples/**/*.test.ts'],
    testTimeout: 30_000,
    maxWorkers: 2,
  },
});
