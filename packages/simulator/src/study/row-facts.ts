/** What a record tells by more than one of its numbers. `row`: where it begins; NaN: there is no such time. */
import {
  BUG_ENDED,
  BUG_EXPOSURE,
  BUG_FOUND_AT,
  BUG_MET,
  BUG_REACH,
  bugAt,
  departuresAt,
  FAST_TRACK,
  type RecordShape,
  STAGE_STARTED,
  STAGE_TRAINS,
  stageAt,
} from '../record.ts';

/** From being found to the end of a bug's exposure, 0 if nobody had it any more, or ever. NaN: not found, or out to the plan's end. */
export function goneAfter(records: Float64Array, shape: RecordShape, row: number, bug: number): number {
  const place = row + bugAt(shape, bug);
  const foundAt = at(records, place + BUG_FOUND_AT);
  if (foundAt < 0) return Number.NaN;
  const ended = at(records, place + BUG_ENDED);
  if (ended >= 0) return Math.max(0, ended - foundAt);
  const wasOut = [BUG_EXPOSURE, BUG_REACH, BUG_MET].some((field) => at(records, place + field) > 0);
  return wasOut ? Number.NaN : 0;
}

/** How many trains the change of a channel has left with. */
export function trainsOf(records: Float64Array, shape: RecordShape, row: number, stage: number): number {
  return at(records, row + stageAt(shape, stage) + STAGE_TRAINS);
}

/** From its coming to a channel to its first departure. NaN as well on the fast track, where it waits for no train. */
export function waitForTrain(records: Float64Array, shape: RecordShape, row: number, stage: number): number {
  if (trainsOf(records, shape, row, stage) === 0 || at(records, row + FAST_TRACK) === 1) return Number.NaN;
  const [first] = departuresAt(shape, stage);
  return at(records, row + first) - at(records, row + stageAt(shape, stage) + STAGE_STARTED);
}

/** From its landing to its last departure. */
export function leadTime(records: Float64Array, shape: RecordShape, row: number, stage: number): number {
  const trains = trainsOf(records, shape, row, stage);
  const [first] = departuresAt(shape, stage);
  return trains === 0 ? Number.NaN : at(records, row + first + trains - 1);
}

function at(records: Float64Array, i: number): number {
  return records[i] as number; // in range: records are laid out to hold it
}
