/** A page of all there is to see of a study, beside the same study without it: what it takes more, and how large it is. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Benchmark, Row } from './benchmark.ts';
import { bestOfBoth, commandLine, secondsOfProcess } from './measure.ts';

interface Drawn {
  readonly what: string;
  readonly plan: string;
  readonly options: readonly string[];
}

const STUDIES: readonly Drawn[] = [
  { what: 'a million servers, 200 trials', plan: 'examples/million/million.rollout', options: ['--trials', '200'] },
  {
    what: '100,000 trials',
    plan: 'examples/first-plan/first-plan.rollout',
    options: ['--trials', '100000', '--method', 'simulated'],
  },
];

const benchmark: Benchmark = {
  title: 'Pages: simulate --html',
  async run(root) {
    const folder = mkdtempSync(join(tmpdir(), 'rollout-bench-'));
    try {
      return STUDIES.flatMap((study) => measure(root, folder, study));
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};
export default benchmark;

function measure(root: string, folder: string, { what, plan, options }: Drawn): Row[] {
  const page = join(folder, 'page.html');
  const words = [commandLine(root), 'simulate', join(root, plan), ...options];
  const [drawn, plain] = bestOfBoth(
    () => secondsOfProcess(process.execPath, [...words, '--html', page]),
    () => secondsOfProcess(process.execPath, words),
    3,
  );
  const seconds = `${drawn.toFixed(2)} s and ${plain.toFixed(2)} s`;
  return [
    { kind: 'figure', what: `${what}: the page`, value: statSync(page).size / 1e6, unit: 'MB', goal: { atMost: 2 } },
    { kind: 'figure', what: `${what}: what it takes more`, value: drawn - plain, unit: 's', goal: { atMost: 2 } },
    { kind: 'figure', what: `${what}: with it over without`, value: drawn / plain, unit: '×', detail: seconds },
  ];
}
