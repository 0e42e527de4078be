/** How much an amount can be in a run: what trials have not shown may still be as much. */
import type { Machine } from '@rollout/compiler';
import type { AmountOfRun, ExposureUnit } from '@rollout/language';
import { known } from '../known.ts';

const SECOND = 1_000;
const HOUR = 3_600_000;

/**
 * A bound, in the measure's unit, on what a run can come to that is unlike all that were seen: servers and shares have one; exposure is
 * mostly that of bugs that escape, until the horizon; a run may take twice as long as the longest. `most`: the most that was seen.
 */
export function greatestAmount(machine: Machine, of: AmountOfRun<number>, most: number): number {
  switch (of.kind) {
    case 'duration':
      return 2 * most;
    case 'exposure':
      return 2 * most + machine.horizon * fullRate(machine, known(machine.numbers.bugs[of.bug ?? 0]).unit);
    case 'reach':
      return machine.fleet.servers;
    case 'down':
      return 1;
    default:
      return of satisfies never;
  }
}

/** Exposure in a millisecond when everybody has the bug. */
function fullRate({ fleet, audience, services }: Machine, unit: ExposureUnit): number {
  switch (unit) {
    case 'server-hours':
      return fleet.servers / HOUR;
    case 'user-hours':
      return (audience?.users ?? fleet.servers) / HOUR;
    case 'requests':
      return services.reduce((sum, { load }) => {
        const busiest = load?.profile?.factors.reduce((most, factor) => Math.max(most, factor), 0) ?? 1;
        return sum + ((load?.requestsPerSecond ?? 0) * busiest) / SECOND;
      }, 0);
    default:
      return unit satisfies never;
  }
}
