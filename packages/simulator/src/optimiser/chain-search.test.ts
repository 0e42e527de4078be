import { layoutOf } from '@rollout/compiler';
import { describe, expect, test } from 'vitest';
import { exactFigures } from '../exact/index.ts';
import { known } from '../known.ts';
import { affineChain } from './affine-chain.ts';
import { affineAxes, chainSearch } from './chain-search.ts';
import { exactSearch } from './exact-search.ts';
import { frontOf } from './front.ts';
import type { Objective } from './objective.ts';
import type { Axis } from './space.ts';
import { DURATION, ESCAPE, EXPOSURE, FOUND, gridProblem, hours, machineAtIn, numbers } from './testing/grid-problem.ts';

/** Two waits and a number of clusters; a bug that waiting shows, and one that the first clusters show. */
const TEXT = `
topology fleet { cluster c[12] { server[10] } }
model numbers {
  deploy takes 1h per cluster
  bug slow { present 10%  surfaces after exponential(mean 100 server-hours) }
  bug quick { present 5%  shows 50% at each of clusters 1..3 }
  gate health { detects 90%  false alarm 1%  takes 10m }
}
plan waiting on fleet using numbers {
  horizon 7d
  param soak = 6h in 1h..24h
  param rest = 1h in 1h..12h
  param first = 1 in 1..4
  stage one { deploy first clusters  wait soak  gate health }
  stage two { deploy remaining parallel 2  wait rest  gate health }
  on unhealthy rollback in 1h
  on false alarm pause for 2h then retry at most 2
}`;

const AXES = [hours('soak', [1, 6, 12, 24], 6), numbers('first', [1, 2, 4]), hours('rest', [1, 5, 12])];
const OBJECTIVES = [DURATION, EXPOSURE];

function bySolving(text: string, axes: readonly Axis[], objectives: readonly Objective[], affine: readonly boolean[]) {
  const problem = gridProblem(text, axes, objectives);
  const targets = objectives.map(({ target }) => target);
  const search = chainSearch(problem, targets, { axes, affine, at: problem.machineAt });
  // In slices, as whoever watches it does.
  while (search.advance(5));
  return { problem, evaluation: search.evaluation() };
}

describe('plans that are solved as chains', () => {
  test.each([
    ['duration and exposure', [DURATION, EXPOSURE]],
    ['duration, escape and what is found', [DURATION, ESCAPE, FOUND]],
  ])('have the %s that each has by itself, and the front of brute force', (_, objectives) => {
    const { problem, evaluation } = bySolving(TEXT, AXES, objectives, [true, false, true]);
    expect(problem.size).toBe(36);
    const costs = objectives.map(() => new Float64Array(problem.size));
    for (let candidate = 0; candidate < problem.size; candidate++) {
      const at = problem.candidateAt(candidate);
      if (at === null) throw new Error('every setting is a plan');
      const layout = layoutOf(at.machine);
      if (layout.kind !== 'layout') throw new Error('no layout');
      const measures = at.targets.flatMap((target) => (target.kind === 'measure' ? [target.measure] : []));
      const found = exactFigures(at.machine, layout, measures);
      if (found.kind !== 'exact') throw new Error(found.why);
      const figures = evaluation?.figuresOf(candidate) ?? [];
      found.values.forEach((value, objective) => {
        expect(Math.abs(known(figures[objective]).value - value)).toBeLessThanOrEqual(1e-9 * Math.abs(value));
        known(costs[objective])[candidate] = known(objectives[objective]).better === 'lower' ? value : -value;
      });
    }
    expect(frontOf(evaluation?.costs ?? [])).toEqual(frontOf(costs));
  });

  test('are affine in waits, and not in how many clusters go first', () => {
    const targets = OBJECTIVES.map(({ target }) => target);
    expect(affineAxes(targets, AXES, machineAtIn(TEXT, AXES))).toEqual([true, false, true]);
  });
});

describe('what is not affine is refused', () => {
  const one = (text: string, axes: readonly Axis[]) => affineChain(axes, machineAtIn(text, axes));

  test('waits side by side, of which now the one and now the other is the longer way', () => {
    const text = TEXT.replace(
      'cluster c[12] { server[10] }',
      'cluster a { server[1] } cluster b { server[5] } cluster c { server[1] }',
    )
      .replace('per cluster', 'per server')
      .replace('deploy first clusters  wait soak', 'each cluster in all parallel 2 { deploy here batch 1  wait rest }')
      .replace(/stage two .*\n/, '');
    // Beside b (5 h and the wait) go a and then c: 2 h and two waits. From 3 h of waiting on that is longer.
    expect(one(text, [hours('rest', [1, 1.5, 2])])).not.toBeNull();
    expect(one(text, [hours('rest', [4, 7, 12])])).not.toBeNull();
    expect(one(text, [hours('rest', [1, 2, 12])])).toBeNull();
  });

  test('how many clusters go first', () => {
    expect(one(TEXT, [numbers('first', [1, 2, 4])])).toBeNull();
  });

  test('and a search that meets it gives up, for somebody else to take over', () => {
    expect(bySolving(TEXT, AXES, OBJECTIVES, [true, true, true]).evaluation).toBeNull();
  });
});

test('settings that make no plan are left out, and counted', () => {
  const axes = [hours('soak', [1, 24]), numbers('first', [1, 13])];
  const { evaluation } = bySolving(TEXT.replace('1..4', '1..20'), axes, OBJECTIVES, [true, false]);
  expect(evaluation?.impossible).toBe(2);
  expect(evaluation?.costs.map((list) => Array.from(list, Number.isNaN))).toEqual([
    [false, true, false, true],
    [false, true, false, true],
  ]);
});

test('one by one they are the same', () => {
  const axes = AXES.slice(0, 2);
  const problem = gridProblem(TEXT, axes, OBJECTIVES);
  const search = exactSearch(problem, [true, true], exactFigures);
  while (search.advance(1));
  const { evaluation } = bySolving(TEXT, axes, OBJECTIVES, [true, false]);
  for (let candidate = 0; candidate < problem.size; candidate++) {
    search
      .evaluation()
      ?.figuresOf(candidate)
      .forEach(({ value }, objective) => {
        const other = known(evaluation?.figuresOf(candidate)[objective]).value;
        expect(Math.abs(other - value)).toBeLessThanOrEqual(1e-9 * value);
      });
  }
});
