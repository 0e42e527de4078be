import { exposureUnit } from '../exposure-unit.ts';
import { known } from '../known.ts';
import type { Sums } from '../study/sums.ts';
import type { BugCurves } from './curves-results.ts';
import { exceedanceOf } from './exceedance.ts';

/** How far each bug gets, over all of a study's runs. */
export function bugCurves(sums: Sums): Readonly<Record<string, BugCurves>> {
  const { ways, tally, study } = sums;
  const { strata, reaches, exposures, mets } = tally;
  return Object.fromEntries(
    study.machine.numbers.bugs.map((bug, index): [string, BugCurves] => {
      const absent = sums.absent[index] ?? null;
      const met = mets[index];
      return [
        bug.name,
        {
          reach: exceedanceOf(ways, known(reaches[index]), absent, strata, 'servers'),
          exposure: exceedanceOf(ways, known(exposures[index]), absent, strata, bug.unit, exposureUnit(bug)),
          met: met === undefined ? null : exceedanceOf(ways, met, absent, strata, 'users'),
        },
      ];
    }),
  );
}
