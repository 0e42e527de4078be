import type { Machine } from '@rollout/compiler';
import { known } from '../../known.ts';
import { estimate } from '../../results/estimate.ts';
import { meanOf, momentsOf, shareOf, strataOf } from '../../statistics/index.ts';
import type { PathResults } from '../curves-results.ts';
import type { WatchedRun } from '../watched-run.ts';
import { pathNames } from './path-names.ts';

const SECOND = 1_000;

/** What took any time in any of the runs. `probabilities`: of the strata. */
export function pathResults(
  machine: Machine,
  runs: readonly WatchedRun[],
  probabilities: Float64Array,
  level: number,
): PathResults[] {
  const names = pathNames(machine);
  const stratumOf = runs.map(({ stratum }) => stratum);
  const strata = strataOf(probabilities, stratumOf);
  const found: PathResults[] = [];
  for (let number = 0; number < names.count; number++) {
    const times = runs.map(({ path }) => known(path[number]));
    if (!times.some((time) => time > 0)) continue;
    const hits = new Float64Array(probabilities.length);
    times.forEach((time, run) => {
      const stratum = known(stratumOf[run]);
      if (time > 0) hits[stratum] = known(hits[stratum]) + 1;
    });
    const moments = momentsOf(times, stratumOf, probabilities.length);
    found.push({
      ...names.named(number),
      probability: estimate(shareOf(strata, hits, level)),
      time: { unit: 'seconds', mean: estimate(meanOf(strata, moments, level, 0), 1 / SECOND) },
    });
  }
  return found.sort((a, b) => known(b.time.mean.value ?? 0) - known(a.time.mean.value ?? 0));
}
