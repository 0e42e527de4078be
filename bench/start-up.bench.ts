/** From typing `rollout check` to its answer, beside a Node that does nothing. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Benchmark } from './benchmark.ts';
import { bestOfBoth, secondsOfProcess } from './measure.ts';

const benchmark: Benchmark = {
  title: 'Starting up',
  async run(root) {
    const manifest: { readonly bin: Readonly<Record<string, string>> } = JSON.parse(
      readFileSync(join(root, 'packages/cli/package.json'), 'utf8'),
    );
    const rollout = join(root, 'packages/cli', manifest.bin.rollout ?? '');
    const plan = join(root, 'examples/first-plan/first-plan.rollout');
    const [check, empty] = bestOfBoth(
      () => secondsOfProcess(process.execPath, [rollout, 'check', plan]),
      () => secondsOfProcess(process.execPath, ['-e', '0']),
      10,
    );
    return [
      {
        kind: 'figure',
        what: '`rollout check first-plan.rollout` over `node -e 0`',
        value: check / empty,
        unit: '×',
        goal: { atMost: 3 },
        detail: `${(check * 1000).toFixed(0)} ms and ${(empty * 1000).toFixed(0)} ms`,
      },
    ];
  },
};
export default benchmark;
