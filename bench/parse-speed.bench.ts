/** How fast text becomes a tree. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '@rollout/language';
import type { Benchmark } from './benchmark.ts';
import { bestOf } from './measure.ts';

const benchmark: Benchmark = {
  title: 'Parsing',
  async run(root) {
    const example = readFileSync(join(root, 'examples/first-plan/first-plan.rollout'), 'utf8');
    const text = example.repeat(Math.ceil(1_000_000 / example.length));
    const { diagnostics } = parse(text, 'plan.rollout');
    if (diagnostics.length > 0) throw new Error(`the text has a mistake: ${diagnostics[0]?.message}`);
    const bytes = Buffer.byteLength(text);
    const milliseconds = bestOf(() => {
      const start = performance.now();
      parse(text, 'plan.rollout');
      return performance.now() - start;
    });
    const short = bestOf(() => {
      const start = performance.now();
      for (let i = 0; i < 100; i++) parse(example, 'plan.rollout');
      return (performance.now() - start) / 100;
    });
    return [
      {
        kind: 'figure',
        what: 'text to tree',
        value: bytes / milliseconds / 1000,
        unit: 'MB/s',
        detail: `${(bytes / 1e6).toFixed(1)} MB`,
      },
      { kind: 'figure', what: `first-plan, ${example.split('\n').length} lines`, value: short, unit: 'ms' },
    ];
  },
};
export default benchmark;
