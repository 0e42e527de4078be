/** Trials are counted a chunk at a time, so that what they sum up to does not depend on how a study is cut into slices. */
import { addRun, copyMeasure } from '../measures/measure-tally.ts';
import { CHUNK } from '../statistics/index.ts';
import { addAmounts } from './add-amounts.ts';
import { addEvents } from './add-events.ts';
import { copySample } from './sample.ts';
import type { Tally } from './tally.ts';

/** Where in `records` the next trial's record is to be written. */
export function nextRow(tally: Tally): number {
  return tally.pending * tally.shape.width;
}

/** The record has been written, of a trial of that stratum. */
export function addRow(tally: Tally, stratum: number, weight = 1): void {
  tally.stratumOf[tally.pending] = stratum;
  tally.weightOf[tally.pending] = weight;
  tally.pending += 1;
  tally.trials += 1;
  if (tally.pending === CHUNK) count(tally);
}

/** The tally with the chunk in hand counted; the one given stays as it is. */
export function counted(tally: Tally): Tally {
  if (tally.pending === 0) return tally;
  const copy: Tally = {
    ...tally,
    trialsIn: tally.trialsIn.slice(),
    hits: tally.hits.slice(),
    moments: tally.moments.map(({ count, mean, squares, least, most }) => ({
      count: count.slice(),
      mean: mean.slice(),
      squares: squares.slice(),
      least: least.slice(),
      most: most.slice(),
    })),
    sampledIn: tally.sampledIn.slice(),
    range: { ...tally.range },
    standing: { ...tally.standing },
    durations: copySample(tally.durations),
    durationsOf: tally.durationsOf.map(copySample),
    failedServers: copySample(tally.failedServers),
    exposures: tally.exposures.map(copySample),
    reaches: tally.reaches.map(copySample),
    mets: tally.mets.map(copySample),
    foundReaches: tally.foundReaches.map(copySample),
    foundMets: tally.foundMets.map(copySample),
    gones: tally.gones.map(copySample),
    waits: tally.waits.map(copySample),
    leads: tally.leads.map(copySample),
    tightest: tally.tightest.map((group) => ({ ...group })),
    peaks: tally.peaks.map(copySample),
    busiest: tally.busiest.map((group) => ({ ...group })),
    measures: tally.measures.map((measure) => (measure === null ? null : copyMeasure(measure))),
  };
  count(copy);
  return copy;
}

function count(tally: Tally): void {
  addEvents(tally);
  addAmounts(tally);
  addMeasures(tally);
  tally.pending = 0;
}

function addMeasures({ measures, records, shape, stratumOf, weightOf, pending }: Tally): void {
  for (const measure of measures) {
    if (measure === null) continue;
    for (let i = 0; i < pending; i++) {
      addRun(measure, records, i * shape.width, stratumOf[i] as number, weightOf[i] as number); // in range
    }
  }
}
