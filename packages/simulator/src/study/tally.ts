/** What is kept of the trials run so far: counts and moments for each stratum, and samples for quantiles. */
import type { Layout, Machine } from '@rollout/compiler';
import {
  BUG_EXPOSURE,
  BUG_FOUND,
  BUG_REACH,
  BUG_SHOWN,
  BUG_THERE,
  bugAt,
  busyAt,
  CAUSE,
  CAUSE_STAGE,
  DURATION,
  FAILED_SERVERS,
  FALSE_ALARMS,
  LIMIT_DOWN,
  LIMIT_GROUP,
  limitAt,
  OUTCOME,
  OUTCOMES,
  type RecordShape,
  STAGE_ENDED,
  STAGE_STARTED,
  shapeOfRecord,
  stageAt,
} from '../record.ts';
import { addTo, emptyMoments, type Moments, mergeInto } from '../statistics/index.ts';
import {
  type AmountColumns,
  AVERTED,
  amountColumns,
  BUG_EVENTS,
  causeColumn,
  ESCAPED,
  type EventColumns,
  eventColumns,
  FOUND,
  SHOWN,
  THERE,
} from './columns.ts';
import { emptySample, keep, type Sample } from './sample.ts';

export interface Tally {
  readonly machine: Machine;
  readonly layout: Layout;
  readonly shape: RecordShape;
  readonly strata: number;
  readonly events: EventColumns;
  readonly amounts: AmountColumns;
  trials: number;
  /** Per stratum. */
  readonly trialsIn: Float64Array;
  /** At `column * strata + stratum`. */
  readonly hits: Float64Array;
  /** One a column of amounts: of the chunks before, and of the chunk in hand. */
  moments: readonly Moments[];
  chunk: readonly Moments[];
  readonly durations: Sample;
  readonly failedServers: Sample;
  /** Per bug, of the trials in which it was there. */
  readonly exposures: readonly Sample[];
  readonly reaches: readonly Sample[];
  /** Per down limit: the group that came nearest to its bound in any trial. */
  readonly tightest: readonly { down: number; group: number; tightness: number }[];
}

export function emptyTally(machine: Machine, layout: Layout, strata: number): Tally {
  const shape = shapeOfRecord(machine);
  const events = eventColumns(machine);
  const amounts = amountColumns(machine, shape);
  return {
    machine,
    layout,
    shape,
    strata,
    events,
    amounts,
    trials: 0,
    trialsIn: new Float64Array(strata),
    hits: new Float64Array(events.count * strata),
    moments: Array.from({ length: amounts.count }, () => emptyMoments(strata)),
    chunk: Array.from({ length: amounts.count }, () => emptyMoments(strata)),
    durations: emptySample(),
    failedServers: emptySample(),
    exposures: machine.numbers.bugs.map(emptySample),
    reaches: machine.numbers.bugs.map(emptySample),
    tightest: machine.constraints.down.map(() => ({ down: 0, group: -1, tightness: 0 })),
  };
}

/** Adds the record that begins at `row` of `records`, of a trial of that stratum. */
export function addTrial(tally: Tally, records: Float64Array, row: number, stratum: number): void {
  const { machine, shape, events, amounts } = tally;
  const field = (offset: number): number => records[row + offset] as number; // in range: a record is `shape.width` long
  const hit = (column: number): void => {
    const at = column * tally.strata + stratum;
    tally.hits[at] = (tally.hits[at] as number) + 1; // in range: an entry a column and stratum
  };
  const stages = machine.stages.length;
  tally.trials += 1;
  tally.trialsIn[stratum] = (tally.trialsIn[stratum] as number) + 1; // in range: an entry a stratum

  const duration = field(DURATION);
  const outcome = field(OUTCOME);
  keep(tally.durations, duration, stratum);
  hit(events.outcome + outcome);
  if (field(CAUSE) >= 0) hit(causeColumn(events, stages, outcome, field(CAUSE), field(CAUSE_STAGE)));
  if (machine.deadline !== null && duration <= machine.deadline) hit(events.deadlineMet);
  add(tally, amounts.falseAlarms, stratum, field(FALSE_ALARMS));
  add(tally, amounts.failedServers, stratum, field(FAILED_SERVERS));
  keep(tally.failedServers, field(FAILED_SERVERS), stratum);

  addBugs(tally, records, row, stratum, hit);
  for (let stage = 0; stage < stages; stage++) {
    const at = stageAt(shape, stage);
    const started = field(at + STAGE_STARTED);
    const ended = field(at + STAGE_ENDED);
    if (started < 0) continue;
    hit(events.stageReached + stage);
    add(tally, amounts.stageStart + stage, stratum, started);
    if (ended >= 0) add(tally, amounts.stageLength + stage, stratum, ended - started);
  }
  for (let source = 0; source < shape.sources.length; source++) {
    add(tally, amounts.busy + source, stratum, field(busyAt(shape, source)));
  }
  for (let limit = 0; limit < tally.tightest.length; limit++) {
    const at = limitAt(shape, limit);
    if (noteLimit(tally, limit, field(at + LIMIT_DOWN), field(at + LIMIT_GROUP))) hit(events.limitReached + limit);
  }
}

function addBugs(
  tally: Tally,
  records: Float64Array,
  row: number,
  stratum: number,
  hit: (column: number) => void,
): void {
  const { machine, shape, events, amounts } = tally;
  const stages = machine.stages.length;
  const completed = OUTCOMES[records[row + OUTCOME] ?? -1] === 'completed';
  const foundInStage = new Set<number>();
  for (let bug = 0; bug < machine.numbers.bugs.length; bug++) {
    const at = row + bugAt(shape, bug);
    const there = records[at + BUG_THERE] === 1;
    const exposure = records[at + BUG_EXPOSURE] ?? 0;
    const reach = records[at + BUG_REACH] ?? 0;
    add(tally, amounts.exposure + bug, stratum, there ? exposure : 0);
    add(tally, amounts.reach + bug, stratum, there ? reach : 0);
    if (!there) continue;
    add(tally, amounts.exposureGiven + bug, stratum, exposure);
    add(tally, amounts.reachGiven + bug, stratum, reach);
    const events0 = events.bug + BUG_EVENTS * bug;
    const found = records[at + BUG_FOUND] ?? -1;
    hit(events0 + THERE);
    if (records[at + BUG_SHOWN] === 1) hit(events0 + SHOWN);
    if (found >= 0) {
      hit(events0 + FOUND);
      hit(events.foundIn + bug * stages + found);
      foundInStage.add(found);
    } else {
      hit(events0 + (completed ? ESCAPED : AVERTED));
    }
    const exposures = tally.exposures[bug];
    const reaches = tally.reaches[bug];
    if (exposures !== undefined) keep(exposures, exposure, stratum);
    if (reaches !== undefined) keep(reaches, reach, stratum);
  }
  for (const stage of foundInStage) hit(events.stageFound + stage);
}

function add(tally: Tally, column: number, stratum: number, value: number): void {
  const moments = tally.chunk[column];
  if (moments !== undefined) addTo(moments, stratum, value);
}

/** Ends a chunk of trials: what it has measured joins what was measured before. */
export function endChunk(tally: Tally): void {
  tally.moments = momentsSoFar(tally);
  tally.chunk = tally.moments.map(() => emptyMoments(tally.strata));
}

/** One a column of amounts, the chunk in hand included. */
export function momentsSoFar(tally: Tally): Moments[] {
  return tally.moments.map((moments, column) => {
    const all = emptyMoments(tally.strata);
    mergeInto(all, moments);
    const chunk = tally.chunk[column];
    if (chunk !== undefined) mergeInto(all, chunk);
    return all;
  });
}

/** Keeps the tightest group; returns whether this one has reached its bound. */
function noteLimit(tally: Tally, limit: number, down: number, group: number): boolean {
  const so = tally.tightest[limit];
  if (group < 0 || so === undefined) return false;
  const allowed = tally.layout.down[limit]?.forward[group] ?? 0;
  const tightness = down / Math.max(1, allowed);
  if (tightness > so.tightness || so.group < 0) {
    so.down = down;
    so.group = group;
    so.tightness = tightness;
  }
  return down > 0 && down >= allowed;
}
