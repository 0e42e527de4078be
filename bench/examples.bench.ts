/** What every example takes: ten thousand trials on the command line, from start to end. */
import { join } from 'node:path';
import { exampleNames } from '../scripts/generators/examples.ts';
import type { Benchmark, Row } from './benchmark.ts';
import { bestOf, commandLine, secondsOfProcess } from './measure.ts';

const TRIALS = 10_000;

/** Of the examples that are there to be large, or to have a benchmark of their own. */
const ELSEWHERE: readonly string[] = ['million', 'reference'];

const benchmark: Benchmark = {
  title: `Every example: ${TRIALS.toLocaleString('en')} trials, whole process`,
  async run(root) {
    const names = exampleNames(root).filter((name) => !ELSEWHERE.includes(name));
    const empty = bestOf(() => secondsOfProcess(process.execPath, ['-e', '0']));
    return names.map((name): Row => {
      const plan = join(root, 'examples', name, `${name}.rollout`);
      const words = [commandLine(root), 'simulate', plan, '--trials', String(TRIALS), '--format', 'json'];
      const seconds = bestOf(() => secondsOfProcess(process.execPath, words), 3);
      return {
        kind: 'figure',
        what: name,
        value: seconds,
        unit: 's',
        goal: { atMost: 2 },
        detail: `${(seconds / empty).toFixed(0)} times an empty node`,
      };
    });
  },
};
export default benchmark;
