import { addRow, counted, nextRow } from './count-trials.ts';
import { emptyWeightedSample } from './sample.ts';
import type { Study } from './study.ts';
import { emptyTally, type Tally } from './tally.ts';

/** With every trial that has run; the study's own stays as it is. */
export function tallyOfTrials(study: Study): Tally {
  const { machine, layout, alike } = study;
  if (alike === null) return counted(study.tally);
  const { kinds, width, records } = alike;
  const tally = emptyTally(machine, layout, study.tally.strata, kinds, emptyWeightedSample);
  for (let kind = 0; kind < kinds; kind++) {
    const count = alike.countOf(kind);
    if (count === 0) continue;
    tally.records.set(records.subarray(kind * width, (kind + 1) * width), nextRow(tally));
    addRow(tally, alike.stratumOf(kind), count);
  }
  return { ...counted(tally), trials: study.counted };
}
