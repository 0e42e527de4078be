import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/support/longest-first.ts';

/** Where to write the JSON report that counts the tests, if anybody wants one. */
const report = process.env.ROLLOUT_TEST_REPORT;

export default defineConfig({
  // Tests run on the sources of every package, so that none of them needs a build first.
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    include: ['packages/*/src/**/*.test.{ts,tsx}', 'tests/**/*.test.ts', 'examples/**/*.test.ts'],
    // All cores: nothing else is meant to run beside the tests.
    maxWorkers: '100%',
    // Files share what a process has loaded: no test changes anything that another one sees.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    // Only what hangs is to be ended: most tests take milliseconds where nothing else goes on, the slowest of them five seconds, and many times as
    // long on a small machine that does other things too. Those that take longer have limits of their own, of ten times what they take.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    ...(report === undefined ? {} : { reporters: ['default', 'json'], outputFile: { json: report } }),
  },
});
