import { layoutOf } from '@rollout/compiler';
import { expect, test } from 'vitest';
import { exactFigures } from '../exact/index.ts';
import { known } from '../known.ts';
import { frontOf } from './front.ts';
import type { Problem } from './problem.ts';
import { openRace } from './race.ts';
import { DURATION, EXPOSURE, gridProblem, hours, numbers } from './testing/grid-problem.ts';

/**
 * What nearly no run shows decides: the second plan ends two minutes sooner, but for a gate more, which once in 500 times costs 40 hours. All is fixed but chances, so that
 * the true front is known; the race is not told.
 */
const TEXT = `
topology fleet { cluster c[3] { server[1] } }
model numbers {
  deploy takes 10m per cluster
  bug slow { present 50%  surfaces after exponential(mean 100000000 server-hours) }
  gate health { detects 50%  false alarm 0.2% }
}
plan gating on fleet using numbers {
  param gated = 1 in 1..4
  param early = 100m in 10m..5h
  param late = 100m in 10m..5h
  horizon 2d
  stage one { wait early  each cluster in gated clusters { deploy remaining in here  gate health } }
  stage two { deploy remaining  wait late }
  on unhealthy rollback in 1h
  on false alarm pause for 40h then retry at most 2
}`;

const MINUTE = 60_000;
const SETTINGS = [
  [1, 100 * MINUTE, 100 * MINUTE],
  [2, 110 * MINUTE, 88 * MINUTE],
  [1, 180 * MINUTE, 180 * MINUTE],
];
const CONFIDENCE = 0.9;
const SEEDS = 20;
/** Of 20 races that each lose a plan with a chance of 10% more than 6 do so with one of 0.24%; the seeds are fixed. */
const MOST_LOST = 6;

test('a race loses a plan of the true front no more often than it says', () => {
  const grid = gridProblem(
    TEXT,
    [numbers('gated', [1]), hours('early', [1]), hours('late', [1])],
    [DURATION, EXPOSURE],
  );
  const machines = SETTINGS.map((setting) => known(grid.machineAt(setting) ?? undefined));
  const targets = grid.objectives.map(({ target }) => target);
  const problem: Problem = {
    ...grid,
    size: machines.length,
    own: null,
    candidateAt: (candidate) => ({ machine: known(machines[candidate]), targets }),
  };
  const figures = machines.map((machine) => {
    const layout = layoutOf(machine);
    if (layout.kind !== 'layout') throw new Error('no layout');
    const found = exactFigures(
      machine,
      layout,
      targets.flatMap((target) => (target.kind === 'measure' ? [target.measure] : [])),
    );
    if (found.kind !== 'exact') throw new Error(found.why);
    return found.values;
  });
  const truth = targets.map((_, target) => Float64Array.from(figures, (values) => known(values[target])));
  const tolerances = truth.map((list) => 0.01 * (Math.max(...list) - Math.min(...list)));
  const front = frontOf(truth);
  expect(front).toEqual([0, 1]);

  let lost = 0;
  let dropped = 0;
  for (let seed = 1; seed <= SEEDS; seed++) {
    const race = openRace(problem, { seed: `race ${seed}`, confidence: CONFIDENCE, trials: 2_000 });
    while (race.advance(10_000));
    const [costs] = race.evaluation().costs;
    const left = machines.flatMap((_, candidate) => (Number.isNaN(costs?.[candidate]) ? [] : [candidate]));
    const isLost = (plan: number): boolean =>
      !left.some((other) =>
        truth.every((list, target) => known(list[other]) <= known(list[plan]) + known(tolerances[target])),
      );
    if (front.some(isLost)) lost += 1;
    dropped += machines.length - left.length;
  }
  expect(lost).toBeLessThanOrEqual(MOST_LOST);
  // It is not kept by dropping nobody.
  expect(dropped).toBeGreaterThan(0);
});
