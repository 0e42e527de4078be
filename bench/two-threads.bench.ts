/** The command on two threads beside itself on one: the same answer, byte by byte, in how much less time. */
import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Benchmark } from './benchmark.ts';
import { bestOfBoth, commandLine } from './measure.ts';

const TRIALS = 10_000;

const benchmark: Benchmark = {
  title: 'Two threads (amazon-waves)',
  async run(root) {
    if (availableParallelism() < 2) return [{ kind: 'left-out', what: 'two threads', because: 'there is one core' }];
    const answers = new Set<string>();
    const secondsOn = (threads: number): number => {
      const words = ['--method', 'simulated', '--trials', `${TRIALS}`, '--threads', `${threads}`, '--format', 'csv'];
      const start = performance.now();
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        [commandLine(root), 'simulate', join(root, 'examples/amazon-waves/amazon-waves.rollout'), ...words],
        { encoding: 'utf8' },
      );
      const seconds = (performance.now() - start) / 1000;
      if (status !== 0) throw new Error(stderr);
      answers.add(stdout);
      return seconds;
    };
    const [one, two] = bestOfBoth(
      () => secondsOn(1),
      () => secondsOn(2),
      3,
    );
    if (answers.size !== 1) throw new Error('the answers differ');
    return [
      {
        kind: 'figure',
        what: 'one thread over two',
        value: one / two,
        unit: '×',
        goal: { atLeast: 1.7 },
        detail: `${one.toPrecision(3)} s over ${two.toPrecision(3)} s`,
      },
    ];
  },
};
export default benchmark;
