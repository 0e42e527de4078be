/** A million servers beside a thousand: the same plan, in time and in peak memory. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Benchmark } from './benchmark.ts';
import { bestOfBoth, commandLine } from './measure.ts';

const TRIALS = 200;

const benchmark: Benchmark = {
  title: `A million servers beside a thousand: ${TRIALS} trials of the same plan, whole process`,
  async run(root) {
    const folder = mkdtempSync(join(tmpdir(), 'rollout-bench-'));
    try {
      const million = join(root, 'examples/million/million.rollout');
      const text = readFileSync(million, 'utf8');
      // The same regions, clusters and racks; a rack of one server each where there was a hundred, and one rack where there were ten.
      const small = text.replaceAll('rack[10] { server[100] }', 'rack[1] { server[1] }');
      if (small === text) throw new Error('the example has changed');
      const thousand = join(folder, 'thousand.rollout');
      writeFileSync(thousand, small);
      let peak = Number.POSITIVE_INFINITY;
      let peakOther = Number.POSITIVE_INFINITY;
      const [seconds, other] = bestOfBoth(
        () => {
          const run = simulate(root, million);
          peak = Math.min(peak, run.megabytes);
          return run.seconds;
        },
        () => {
          const run = simulate(root, thousand);
          peakOther = Math.min(peakOther, run.megabytes);
          return run.seconds;
        },
      );
      return [
        {
          kind: 'figure',
          what: 'time of a million over a thousand',
          value: seconds / other,
          unit: '×',
          goal: { atMost: 1.5 },
          detail: `${seconds.toFixed(2)} s and ${other.toFixed(2)} s`,
        },
        {
          kind: 'figure',
          what: 'peak memory of a million over a thousand',
          value: peak / peakOther,
          unit: '×',
          goal: { atMost: 1.5 },
          detail: `${peak.toFixed(0)} MB and ${peakOther.toFixed(0)} MB`,
        },
      ];
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};
export default benchmark;

/** Runs the command line in a process that tells its peak memory when it ends. */
function simulate(root: string, plan: string): { readonly seconds: number; readonly megabytes: number } {
  const telling = "process.on('exit', () => process.stderr.write('\\npeak ' + process.resourceUsage().maxRSS + '\\n'))";
  const start = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      '--import',
      `data:text/javascript,${encodeURIComponent(telling)}`,
      commandLine(root),
      'simulate',
      plan,
      '--trials',
      String(TRIALS),
      '--format',
      'json',
    ],
    { encoding: 'utf8', maxBuffer: 2 ** 28 },
  );
  const seconds = (performance.now() - start) / 1000;
  const peak = /peak (\d+)/.exec(stderr)?.[1];
  if (status !== 0 || peak === undefined) throw new Error(stderr);
  return { seconds, megabytes: Number(peak) / 1024 };
}
