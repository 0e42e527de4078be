/** How many servers stand, and what they have to carry. */
import { shareValue } from '@rollout/language';
import { known } from '../known.ts';
import type { ServerResults, ServiceResults } from '../results/results.ts';
import { chanceOf, meanAmount, quantileIn, type Sums, sorted } from './sums.ts';

export function serverResults(sums: Sums): ServerResults {
  const { tally } = sums;
  const { servers } = sums.study.layout;
  const { most, fewest } = tally.standing;
  const none = tally.trials === 0;
  return {
    fleet: servers,
    most: { mean: meanAmount(sums, tally.amounts.mostServers), max: none ? servers : most },
    fewestUp: { mean: meanAmount(sums, tally.amounts.fewestUp), min: none ? servers : fewest },
  };
}

export function serviceResults(sums: Sums, service: number): ServiceResults {
  const { tally } = sums;
  const { machine, layout } = sums.study;
  const { name, headroom } = known(machine.services[service]);
  const { peak, group } = known(tally.busiest[service]);
  const bearable = Number.isFinite(peak);
  return {
    service: name,
    headroom: headroom === null ? null : shareValue(headroom),
    peak: {
      // A mean with an infinite load in it says nothing.
      mean: bearable ? meanAmount(sums, tally.amounts.peak + service) : { value: null, low: null, high: null },
      p95: quantileIn(sorted(sums, known(tally.peaks[service])), 0.95),
      max: bearable ? peak : null,
    },
    group: group < 0 ? null : known(known(layout.services[service]).address[group]),
    overloaded: headroom === null ? null : chanceOf(sums, tally.events.overloaded + service),
  };
}
