import { expect, test } from 'vitest';
import { known } from '../known.ts';
import { chainSearch } from './chain-search.ts';
import { figureOf } from './figure-of.ts';
import { frontOf } from './front.ts';
import { openSampler } from './samples.ts';
import { DURATION, ESCAPE, EXPOSURE, gridProblem, hours } from './testing/grid-problem.ts';

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
  stage one { deploy 2 clusters  wait soak  gate health }
  stage two { deploy remaining parallel 2  wait rest  gate health }
  on unhealthy rollback in 1h
  on false alarm pause for 2h then retry at most 2
}`;

/** That of five standard errors on either side: of 60 figures one is outside by chance in 29,000 seeds. */
const FIVE_ERRORS = 1 - 5.7e-7;

test('twenty points of a front have by simulation what the chain says of them', () => {
  const axes = [hours('soak', [1, 2, 3, 4, 6, 8, 12, 16, 24]), hours('rest', [1, 2, 3, 6, 9, 12])];
  const objectives = [DURATION, EXPOSURE, ESCAPE];
  const problem = gridProblem(TEXT, axes, objectives);
  const targets = objectives.map(({ target }) => target);
  const search = chainSearch(problem, targets, { axes, affine: [true, true], at: problem.machineAt });
  while (search.advance(100));
  const evaluation = known(search.evaluation() ?? undefined);
  const points = frontOf(evaluation.costs).slice(0, 20);
  expect(points).toHaveLength(20);
  for (const candidate of points) {
    const at = known(problem.candidateAt(candidate) ?? undefined);
    const { sampler, samples } = openSampler(at.machine, targets, `point ${candidate}`, null);
    while (sampler.advance(1_500, 1_500));
    targets.forEach((target, index) => {
      const { low, high } = figureOf(target, samples, index, FIVE_ERRORS);
      const exact = known(evaluation.figuresOf(candidate)[index]).value;
      expect(low).toBeLessThanOrEqual(exact);
      expect(high).toBeGreaterThanOrEqual(exact);
    });
  }
});
