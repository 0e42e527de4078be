/** What is kept of a trial. */

import {
  BUG_ENDED,
  BUG_EXPOSURE,
  BUG_FOUND,
  BUG_FOUND_AT,
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
  busyAt,
  CAUSE,
  CAUSE_STAGE,
  CAUSES,
  DURATION,
  departuresAt,
  FAILED_SERVERS,
  FALSE_ALARMS,
  FAST_TRACK,
  FEWEST_UP,
  LANDS,
  LIMIT_DOWN,
  LIMIT_GROUP,
  limitAt,
  MOST_SERVERS,
  NO_RETURN,
  OUTCOME,
  OUTCOMES,
  RETRIES,
  SERVICE_GROUP,
  SERVICE_PEAK,
  STAGE_ENDED,
  STAGE_STARTED,
  STAGE_TRAINS,
  serviceAt,
  stageAt,
  WENT_BACK,
} from '../record.ts';
import { intAt, itemAt, numberAt } from './elements.ts';
import { isOut } from './people.ts';
import type { Kernel } from './state/index.ts';

/** Writes the record of the run that has ended into `records`, from `row` on. */
export function writeRow(kernel: Kernel, records: Float64Array, row: number): void {
  const { shape, stages, bugs, peaks, busyCount, busySince, busyBefore } = kernel;
  records[row + DURATION] = kernel.now;
  records[row + OUTCOME] = OUTCOMES.indexOf(kernel.outcome);
  records[row + CAUSE] = kernel.cause === null ? -1 : CAUSES.indexOf(kernel.cause);
  records[row + CAUSE_STAGE] = kernel.turnedBy === null ? -1 : kernel.turnedBy.index;
  records[row + FALSE_ALARMS] = kernel.falseAlarms;
  records[row + FAILED_SERVERS] = kernel.failedServers;
  records[row + MOST_SERVERS] = kernel.most;
  records[row + FEWEST_UP] = kernel.fewest;
  let retries = 0;
  for (const taken of kernel.retries.values()) retries += taken;
  records[row + RETRIES] = retries;
  records[row + LANDS] = kernel.lands;
  records[row + FAST_TRACK] = kernel.luck.fastTrack ? 1 : 0;
  records[row + NO_RETURN] = kernel.noReturn ? 1 : 0;
  records[row + WENT_BACK] = kernel.turn === null || kernel.turn.kind === 'stop' ? 0 : 1;
  for (let i = 0; i < stages.length; i++) {
    const stage = itemAt(stages, i);
    const at = row + stageAt(shape, i);
    records[at + STAGE_STARTED] = stage.startedAt;
    records[at + STAGE_ENDED] = stage.endedAt;
    const { departures } = stage;
    records[at + STAGE_TRAINS] = departures.length;
    const [from, to] = departuresAt(shape, i);
    for (let k = from; k < to; k++) records[row + k] = departures[k - from] ?? -1;
  }
  for (let i = 0; i < bugs.length; i++) {
    const bug = itemAt(bugs, i);
    const at = row + bugAt(shape, i);
    records[at + BUG_THERE] = bug.there ? 1 : 0;
    records[at + BUG_SHOWN] = bug.shown ? 1 : 0;
    records[at + BUG_FOUND] = bug.foundIn;
    records[at + BUG_OUT] = bug.there && isOut(kernel, bug) ? 1 : 0;
    records[at + BUG_EXPOSURE] = bug.there ? bug.amount : 0;
    records[at + BUG_REACH] = bug.there ? bug.reach : 0;
    records[at + BUG_MET] = bug.there ? bug.mostUsers : 0;
    records[at + BUG_RINGS] = bug.there ? bug.mostRings : 0;
    records[at + BUG_FOUND_AT] = bug.foundAt;
    records[at + BUG_FOUND_REACH] = bug.foundReach;
    records[at + BUG_FOUND_MET] = bug.foundUsers;
    records[at + BUG_FOUND_RINGS] = bug.foundRings;
    records[at + BUG_ENDED] = bug.there ? bug.endedAt : -1;
  }
  for (let i = 0; i < peaks.length; i++) {
    const peak = itemAt(peaks, i);
    const at = row + limitAt(shape, i);
    records[at + LIMIT_DOWN] = peak.down;
    records[at + LIMIT_GROUP] = peak.group;
  }
  for (const { index, peak, peakGroup } of kernel.services) {
    const at = row + serviceAt(shape, index);
    records[at + SERVICE_PEAK] = peak;
    records[at + SERVICE_GROUP] = peakGroup;
  }
  for (let i = 0; i < busyCount.length; i++) {
    const open = intAt(busyCount, i) > 0 ? kernel.now - numberAt(busySince, i) : 0;
    records[row + busyAt(shape, i)] = numberAt(busyBefore, i) + open;
  }
}
