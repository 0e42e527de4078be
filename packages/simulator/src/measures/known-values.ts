/** What is known of a measure's value in a run before it is run: that of a bug that is not there. */
import type { MachineMeasure } from '@rollout/compiler';
import type { Given } from '@rollout/language';
import type { Presence } from '../luck/index.ts';
import type { Known } from '../statistics/decisive/index.ts';
import { givenOf } from './value-of-run.ts';

/** Per stratum of the trials (see `Presence`): 0 where it is always that, NaN where no run is one that it is about; null: not known. */
export function knownValues(measure: MachineMeasure, { bugs, strata }: Presence): Known[] {
  const given = givenOf(measure);
  return Array.from(strata, (_, stratum) => {
    const asked = given === null ? true : isThere(given, stratum, bugs);
    if (asked === false) return Number.NaN;
    return asked === null || mayBe(measure, stratum, bugs) ? null : 0;
  });
}

/** null: in some of its runs. */
function isThere(given: Given<number>, stratum: number, bugs: number): boolean | null {
  if (stratum === 0) return false;
  if (given.kind === 'any-bug') return true;
  return stratum === bugs + 1 ? null : stratum === given.bug + 1;
}

/** Whether the value can be other than 0 in a run of the stratum. */
function mayBe({ of }: MachineMeasure, stratum: number, bugs: number): boolean {
  switch (of.kind) {
    case 'escape':
    case 'found':
    case 'exposure':
    case 'reach':
      return of.bug === null ? stratum !== 0 : stratum === of.bug + 1 || stratum === bugs + 1;
    case 'completed':
    case 'rolled-back':
    case 'stopped':
    case 'duration':
    case 'down':
      return true;
    default:
      return of satisfies never;
  }
}
