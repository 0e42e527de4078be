import { departuresAt, FAST_TRACK, LANDS, OUTCOME, STAGE_ENDED, STAGE_TRAINS, stageAt } from '../record.ts';
import type { Stream } from './stream.ts';
import { board, type Trains, trainAt } from './trains.ts';

/** Counts the change whose record is in hand, which landed in that span (from 0). */
export function addChange(stream: Stream, span: number): void {
  const { record, ended } = stream;
  const outcome = at(record, OUTCOME);
  stream.changes += 1;
  ended[outcome] = at(ended, outcome) + 1;
  for (const trains of stream.trains) addToTrains(stream, trains, span);
}

/**
 * A change was taken off a train if it left with another one of the same channel later, or if its plan came to its end before that stage
 * did. One on the fast track is on no train.
 */
function addToTrains(stream: Stream, trains: Trains, span: number): void {
  const { record, shape } = stream;
  const { stage } = trains.channel;
  const isOver = at(record, stageAt(shape, stage) + STAGE_ENDED) >= 0;
  if (isOver) trains.sums.passed += 1;
  if (at(record, FAST_TRACK) === 1) return;
  const departures = at(record, stageAt(shape, stage) + STAGE_TRAINS);
  if (departures === 0) return;
  const [from] = departuresAt(shape, stage);
  const before = span * trains.perSpan;
  for (let i = 0; i < departures; i++) {
    const train = trainAt(trains, at(record, LANDS) + at(record, from + i));
    board(trains, before + train, i + 1 < departures || !isOver);
    stream.reach = Math.max(stream.reach, Math.floor(train / trains.perSpan));
  }
  const { sums } = trains;
  const takenOff = isOver ? departures - 1 : departures;
  sums.boarded += departures;
  sums.boardedSquares += departures * departures;
  sums.takenOff += takenOff;
  sums.takenOffSquares += takenOff * takenOff;
}

/** An element of an array that is known to have it. */
function at(array: Float64Array, i: number): number {
  return array[i] as number; // in range: the record is laid out to hold it
}
