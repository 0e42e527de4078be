/** Sums up how much of everything there was in the trials of a chunk, column by column. */
import {
  BUG_EXPOSURE,
  BUG_FOUND,
  BUG_FOUND_MET,
  BUG_FOUND_REACH,
  BUG_MET,
  BUG_REACH,
  BUG_THERE,
  bugAt,
  busyAt,
  DURATION,
  FAILED_SERVERS,
  FALSE_ALARMS,
  FEWEST_UP,
  MOST_SERVERS,
  OUTCOME,
  OUTCOMES,
  RETRIES,
  type RecordShape,
  SERVICE_PEAK,
  STAGE_ENDED,
  STAGE_STARTED,
  STAGE_TRAINS,
  serviceAt,
  stageAt,
} from '../record.ts';
import { CHUNK, emptyMoments, type Moments, mergeInto } from '../statistics/index.ts';
import { goneAfter, leadTime, waitForTrain } from './row-facts.ts';
import type { Tally } from './tally.ts';

/** Of the column in hand: a value a trial, NaN for none. */
const values = new Float64Array(CHUNK);

export function addAmounts(tally: Tally): void {
  const { machine, shape, amounts } = tally;
  const chunk = emptyMoments(tally.strata);
  const column = (place: number): void => {
    const moments = tally.moments[place];
    if (moments !== undefined) addColumn(tally, moments, chunk);
  };
  readField(tally, DURATION);
  column(amounts.duration);
  readField(tally, FALSE_ALARMS);
  column(amounts.falseAlarms);
  readField(tally, FAILED_SERVERS);
  column(amounts.failedServers);
  readField(tally, MOST_SERVERS);
  column(amounts.mostServers);
  readField(tally, FEWEST_UP);
  column(amounts.fewestUp);
  readField(tally, RETRIES);
  column(amounts.retries);

  const bugs = machine.numbers.bugs.length;
  for (let bug = 0; bug < bugs; bug++) {
    // Both are 0 where the bug is not there.
    const at = bugAt(shape, bug);
    readField(tally, at + BUG_EXPOSURE);
    column(amounts.exposure + bug);
    keepIf(tally, at + BUG_THERE, 1);
    column(amounts.exposureGiven + bug);
    readField(tally, at + BUG_REACH);
    column(amounts.reach + bug);
    keepIf(tally, at + BUG_THERE, 1);
    column(amounts.reachGiven + bug);
    readField(tally, at + BUG_FOUND_REACH);
    keepIf(tally, at + BUG_FOUND, 0);
    column(amounts.foundReach + bug);
    readFact(tally, goneAfter, bug);
    column(amounts.gone + bug);
    if (machine.audience === null) continue;
    readField(tally, at + BUG_MET);
    column(amounts.met + bug);
    keepIf(tally, at + BUG_THERE, 1);
    column(amounts.metGiven + bug);
    readField(tally, at + BUG_FOUND_MET);
    keepIf(tally, at + BUG_FOUND, 0);
    column(amounts.foundMet + bug);
  }
  for (let stage = 0; stage < machine.stages.length; stage++) {
    const at = stageAt(shape, stage);
    readField(tally, at + STAGE_STARTED);
    keepIf(tally, at + STAGE_STARTED, 0);
    column(amounts.stageStart + stage);
    readDifference(tally, at + STAGE_ENDED, at + STAGE_STARTED);
    keepIf(tally, at + STAGE_ENDED, 0);
    column(amounts.stageLength + stage);
  }
  tally.channels.forEach((stage, channel) => {
    const at = stageAt(shape, stage);
    readFact(tally, waitForTrain, stage);
    column(amounts.wait + channel);
    readField(tally, at + STAGE_TRAINS);
    keepIf(tally, at + STAGE_TRAINS, 1);
    addToAll(tally, -1);
    column(amounts.missed + channel);
    readFact(tally, leadTime, stage);
    column(amounts.lead + channel);
  });
  for (let service = 0; service < machine.services.length; service++) {
    readField(tally, serviceAt(shape, service) + SERVICE_PEAK);
    column(amounts.peak + service);
  }
  for (let outcome = 0; outcome < OUTCOMES.length; outcome++) {
    readField(tally, DURATION);
    keepOnly(tally, OUTCOME, outcome);
    column(amounts.durationOf + outcome);
  }
  for (let source = 0; source < shape.sources.length; source++) {
    readField(tally, busyAt(shape, source));
    column(amounts.busy + source);
  }
}

function readField({ records, shape, pending }: Tally, field: number): void {
  for (let i = 0, at = field; i < pending; i++, at += shape.width) values[i] = records[at] as number; // in range
}

function readDifference({ records, shape, pending }: Tally, field: number, less: number): void {
  for (let i = 0, row = 0; i < pending; i++, row += shape.width) {
    values[i] = (records[row + field] as number) - (records[row + less] as number); // in range
  }
}

/** What of a bug, or a stage, takes more than one field. */
function readFact(
  { records, shape, pending }: Tally,
  fact: (records: Float64Array, shape: RecordShape, row: number, of: number) => number,
  of: number,
): void {
  for (let i = 0, row = 0; i < pending; i++, row += shape.width) values[i] = fact(records, shape, row, of);
}

function addToAll({ pending }: Tally, amount: number): void {
  for (let i = 0; i < pending; i++) values[i] = (values[i] as number) + amount; // in range
}

/** Only the trials in which that field is at least so much have a value. */
function keepIf({ records, shape, pending }: Tally, field: number, least: number): void {
  for (let i = 0, at = field; i < pending; i++, at += shape.width) {
    if ((records[at] as number) < least) values[i] = Number.NaN; // in range
  }
}

/** Only the trials in which that field is just so much have a value. */
function keepOnly({ records, shape, pending }: Tally, field: number, wanted: number): void {
  for (let i = 0, at = field; i < pending; i++, at += shape.width) {
    if (records[at] !== wanted) values[i] = Number.NaN;
  }
}

/**
 * Adds the moments of `values` to those of the chunks before. Within the chunk values are summed up from the first of them,
 * so that little is lost where they are alike, and nothing where they are the same. `least` and `most` are not kept.
 */
function addColumn(tally: Tally, moments: Moments, chunk: Moments): void {
  const { stratumOf, weightOf, pending, strata } = tally;
  const { count, mean, squares } = chunk;
  count.fill(0);
  mean.fill(0);
  squares.fill(0);
  let first = Number.NaN;
  for (let i = 0; i < pending && Number.isNaN(first); i++) first = values[i] as number; // in range
  if (Number.isNaN(first)) return;
  for (let i = 0; i < pending; i++) {
    const distance = (values[i] as number) - first; // in range
    if (Number.isNaN(distance)) continue;
    const s = stratumOf[i] as number; // in range
    const weighted = (weightOf[i] as number) * distance; // as above
    count[s] = (count[s] as number) + (weightOf[i] as number); // in range: an entry a stratum
    mean[s] = (mean[s] as number) + weighted; // as above
    squares[s] = (squares[s] as number) + weighted * distance; // as above
  }
  for (let s = 0; s < strata; s++) {
    const n = count[s] as number; // as above
    if (n === 0) continue;
    const sum = mean[s] as number; // as above
    mean[s] = first + sum / n;
    squares[s] = Math.max(0, (squares[s] as number) - (sum * sum) / n); // as above
  }
  mergeInto(moments, chunk);
}
