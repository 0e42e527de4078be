/** Counts what happened in the trials of a chunk, and keeps the values of which there will be quantiles. */
import {
  BUG_EXPOSURE,
  BUG_FOUND,
  BUG_FOUND_MET,
  BUG_FOUND_REACH,
  BUG_FOUND_RINGS,
  BUG_MET,
  BUG_OUT,
  BUG_REACH,
  BUG_RINGS,
  BUG_SHOWN,
  BUG_THERE,
  bugAt,
  CAUSE,
  CAUSE_STAGE,
  DURATION,
  FAILED_SERVERS,
  FEWEST_UP,
  LIMIT_DOWN,
  LIMIT_GROUP,
  limitAt,
  MOST_SERVERS,
  NO_RETURN,
  OUTCOME,
  OUTCOMES,
  SERVICE_GROUP,
  SERVICE_PEAK,
  STAGE_STARTED,
  serviceAt,
  stageAt,
  WENT_BACK,
} from '../record.ts';
import {
  AVERTED,
  BUG_EVENTS,
  causeColumn,
  ESCAPED,
  FOUND,
  GONE,
  LEFT,
  MISSED,
  OUT,
  ringsOf,
  SHOWN,
  THERE,
} from './columns.ts';
import { goneAfter, leadTime, trainsOf, waitForTrain } from './row-facts.ts';
import { keep, type Sample } from './sample.ts';
import type { Busiest, Tally, Tightest } from './tally.ts';

const COMPLETED = OUTCOMES.indexOf('completed');

export function addEvents(tally: Tally): void {
  const first = tally.trials - tally.pending;
  for (let i = 0; i < tally.pending; i++) {
    addTrial(
      tally,
      i * tally.shape.width,
      at(tally.stratumOf, i),
      at(tally.weightOf, i),
      (first + i) % tally.stride === 0,
    );
  }
}

function addTrial(tally: Tally, row: number, stratum: number, weight: number, sampled: boolean): void {
  const { machine, shape, events, records, trialsIn, sampledIn, range, standing } = tally;
  const stages = machine.stages.length;
  trialsIn[stratum] = at(trialsIn, stratum) + weight;

  const duration = at(records, row + DURATION);
  const outcome = at(records, row + OUTCOME);
  const cause = at(records, row + CAUSE);
  if (duration < range.least) range.least = duration;
  if (duration > range.most) range.most = duration;
  const servers = at(records, row + MOST_SERVERS);
  const up = at(records, row + FEWEST_UP);
  if (servers > standing.most) standing.most = servers;
  if (up < standing.fewest) standing.fewest = up;
  if (sampled) {
    sampledIn[stratum] = at(sampledIn, stratum) + weight;
    keep(tally.durations, duration, stratum, weight);
    keep(tally.durationsOf[outcome] as Sample, duration, stratum, weight); // one an outcome
    keep(tally.failedServers, at(records, row + FAILED_SERVERS), stratum, weight);
  }
  hit(tally, events.outcome + outcome, stratum, weight);
  if (cause >= 0) {
    hit(tally, causeColumn(events, stages, outcome, cause, at(records, row + CAUSE_STAGE)), stratum, weight);
  }
  if (machine.deadline !== null && duration <= machine.deadline) hit(tally, events.deadlineMet, stratum, weight);
  for (let stage = 0; stage < stages; stage++) {
    if (at(records, row + stageAt(shape, stage) + STAGE_STARTED) >= 0)
      hit(tally, events.stageReached + stage, stratum, weight);
  }
  for (let channel = 0; channel < tally.channels.length; channel++)
    addChannel(tally, channel, row, stratum, weight, sampled);
  if (at(records, row + NO_RETURN) === 1) hit(tally, events.noReturn, stratum, weight);
  if (at(records, row + WENT_BACK) === 1) {
    hit(tally, events.wentBack, stratum, weight);
    if (at(records, row + NO_RETURN) === 1) hit(tally, events.wentBackAfter, stratum, weight);
  }
  const bugs = machine.numbers.bugs.length;
  for (let bug = 0; bug < bugs; bug++) {
    if (at(records, row + bugAt(shape, bug) + BUG_THERE) === 1) addBug(tally, bug, row, stratum, weight, sampled);
  }
  for (let limit = 0; limit < tally.tightest.length; limit++) {
    const place = row + limitAt(shape, limit);
    const down = at(records, place + LIMIT_DOWN);
    const group = at(records, place + LIMIT_GROUP);
    if (group >= 0 && noteLimit(tally, limit, down, group)) hit(tally, events.limitReached + limit, stratum, weight);
  }
  for (let service = 0; service < tally.busiest.length; service++) {
    const place = row + serviceAt(shape, service);
    const peak = at(records, place + SERVICE_PEAK);
    notePeak(tally.busiest[service] as Busiest, peak, at(records, place + SERVICE_GROUP)); // one a service
    if (sampled) keep(tally.peaks[service] as Sample, peak, stratum, weight); // as above
    const capacity = tally.layout.services[service]?.capacity ?? null;
    if (capacity !== null && peak > capacity) hit(tally, events.overloaded + service, stratum, weight);
  }
}

function addBug(tally: Tally, bug: number, row: number, stratum: number, weight: number, sampled: boolean): void {
  const { machine, shape, events, records } = tally;
  const place = row + bugAt(shape, bug);
  const column = events.bug + BUG_EVENTS * bug;
  const found = at(records, place + BUG_FOUND);
  hit(tally, column + THERE, stratum, weight);
  if (at(records, place + BUG_SHOWN) === 1) hit(tally, column + SHOWN, stratum, weight);
  const isOut = at(records, place + BUG_OUT) === 1;
  if (isOut) hit(tally, column + OUT, stratum, weight);
  if (found < 0) {
    const completed = at(records, row + OUTCOME) === COMPLETED;
    hit(tally, column + (isOut ? (completed ? ESCAPED : LEFT) : AVERTED), stratum, weight);
  } else {
    hit(tally, column + FOUND, stratum, weight);
    hit(tally, events.foundIn + bug * machine.stages.length + found, stratum, weight);
    // Bugs that are found in one stage count once for the stage.
    if (!foundBefore(tally, bug, row, found)) hit(tally, events.stageFound + found, stratum, weight);
  }
  const gone = goneAfter(records, shape, row, bug);
  if (!Number.isNaN(gone)) hit(tally, column + GONE, stratum, weight);
  addRings(tally, bug, place, stratum, weight);
  if (!sampled) return;
  keep(tally.exposures[bug] as Sample, at(records, place + BUG_EXPOSURE), stratum, weight); // one a bug
  keep(tally.reaches[bug] as Sample, at(records, place + BUG_REACH), stratum, weight); // as above
  const hasUsers = machine.audience !== null;
  if (hasUsers) keep(tally.mets[bug] as Sample, at(records, place + BUG_MET), stratum, weight); // as above, with an audience
  if (found < 0) return;
  keep(tally.foundReaches[bug] as Sample, at(records, place + BUG_FOUND_REACH), stratum, weight); // one a bug
  if (hasUsers) keep(tally.foundMets[bug] as Sample, at(records, place + BUG_FOUND_MET), stratum, weight); // with an audience
  if (!Number.isNaN(gone)) keep(tally.gones[bug] as Sample, gone, stratum, weight); // one a bug
}

/** Rings are reached in their order. */
function addRings(tally: Tally, bug: number, place: number, stratum: number, weight: number): void {
  const { machine, events, records } = tally;
  const rings = ringsOf(machine);
  const reached = at(records, place + BUG_RINGS);
  for (let ring = 0; ring < reached; ring++) hit(tally, events.ringReached + bug * rings + ring, stratum, weight);
  const found = at(records, place + BUG_FOUND_RINGS);
  if (found > 0) hit(tally, events.ringFound + bug * rings + found - 1, stratum, weight);
}

function addChannel(
  tally: Tally,
  channel: number,
  row: number,
  stratum: number,
  weight: number,
  sampled: boolean,
): void {
  const { shape, events, records } = tally;
  const stage = tally.channels[channel] as number; // in range: callers count them
  const trains = trainsOf(records, shape, row, stage);
  if (trains === 0) return;
  hit(tally, events.departed + channel, stratum, weight);
  hit(tally, events.missed + MISSED * channel + Math.min(trains - 1, MISSED - 1), stratum, weight);
  if (!sampled) return;
  const wait = waitForTrain(records, shape, row, stage);
  if (!Number.isNaN(wait)) keep(tally.waits[channel] as Sample, wait, stratum, weight); // one a channel
  keep(tally.leads[channel] as Sample, leadTime(records, shape, row, stage), stratum, weight); // as above
}

function foundBefore({ shape, records }: Tally, bug: number, row: number, stage: number): boolean {
  for (let other = 0; other < bug; other++) {
    const place = row + bugAt(shape, other);
    if (at(records, place + BUG_THERE) === 1 && at(records, place + BUG_FOUND) === stage) return true;
  }
  return false;
}

/** Keeps the tightest group; returns whether this one has reached its bound. A bound of 0 is taken as 1. */
function noteLimit(tally: Tally, limit: number, down: number, group: number): boolean {
  const tightest = tally.tightest[limit] as Tightest; // one a limit
  const allowed = tally.layout.down[limit]?.forward[group] ?? 0;
  const tightness = down / Math.max(1, allowed);
  if (tightness > tightest.tightness || tightest.group < 0) {
    tightest.down = down;
    tightest.group = group;
    tightest.tightness = tightness;
  }
  return down > 0 && down >= allowed;
}

function notePeak(busiest: Busiest, peak: number, group: number): void {
  if (group < 0 || (busiest.group >= 0 && peak <= busiest.peak)) return;
  busiest.peak = peak;
  busiest.group = group;
}

function hit(tally: Tally, column: number, stratum: number, weight: number): void {
  const place = column * tally.strata + stratum;
  tally.hits[place] = at(tally.hits, place) + weight;
}

/** An element of an array that is known to have it. */
function at(array: Float64Array | Uint16Array, i: number): number {
  return array[i] as number; // in range: columns, strata and records are laid out to hold it
}
