import type { MachineMeasure } from '@rollout/compiler';
import { expect, it } from 'vitest';
import { machineOf } from '../testing/machine-of.ts';
import { exactFigures } from './index.ts';

// Whether the `run` fails at its first attempt, and at its second, in each of five stages: three ways on, of which one is out: a `run`
// may fail, so that this is no chain.
const { machine, layout } = machineOf(`
  topology f { cluster c[5] { server[10] } }
  model m { deploy takes 1h per cluster }
  plan p on f using m {
    stage s { each cluster in all { deploy here  run "x" takes 1h fails 10% retry 1 } }
    on unhealthy continue
  }`);

const duration: MachineMeasure = {
  kind: 'statistic',
  statistic: { kind: 'mean' },
  of: { kind: 'duration', of: 'all' },
  given: null,
};

it('more runs than were asked for are not gone through, but may be later', () => {
  expect(exactFigures(machine, layout, [duration], 242)).toEqual({
    kind: 'none',
    why: 'bugs, gates and what else is left to chance make more than 242 different runs',
  });
  // 3⁵ runs. Each `run` takes an hour, and another where the first attempt fails.
  const found = exactFigures(machine, layout, [duration], 243);
  if (found.kind === 'none') throw new Error(found.why);
  expect((found.values[0] ?? 0) / 3_600_000).toBeCloseTo(5 * (1 + 1.1), 12);
  // What is known stays known.
  expect(exactFigures(machine, layout, [duration], 1)).toEqual(found);
});
