import { isOut, type Layout, type Machine, type State } from '@rollout/compiler';
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
  type RecordShape,
  SERVICE_GROUP,
  SERVICE_PEAK,
  STAGE_ENDED,
  STAGE_STARTED,
  STAGE_TRAINS,
  serviceAt,
  stageAt,
  WENT_BACK,
} from '../record.ts';

/** Writes what is kept of a run that has ended into `records`, from `row` on. */
export function writeRecord(
  machine: Machine,
  layout: Layout,
  shape: RecordShape,
  state: State,
  records: Float64Array,
  row: number,
): void {
  const { course } = state;
  if (course.kind !== 'ended') throw new Error('the run has not ended');
  const set = (offset: number, value: number): void => {
    records[row + offset] = value;
  };
  set(DURATION, state.at);
  set(OUTCOME, OUTCOMES.indexOf(course.outcome));
  set(CAUSE, course.cause === null ? -1 : CAUSES.indexOf(course.cause));
  set(CAUSE_STAGE, course.stage ?? -1);
  set(FALSE_ALARMS, state.falseAlarms);
  set(FAILED_SERVERS, state.failedServers);
  set(MOST_SERVERS, state.most);
  set(FEWEST_UP, state.fewest);
  set(
    RETRIES,
    Object.values(state.retries).reduce((sum, taken) => sum + taken, 0),
  );
  set(LANDS, state.luck.lands);
  set(FAST_TRACK, state.luck.fastTrack ? 1 : 0);
  set(NO_RETURN, state.pointOfNoReturn ? 1 : 0);
  set(WENT_BACK, course.wentBack ? 1 : 0);
  state.stages.forEach(({ startedAt, endedAt }, stage) => {
    const at = stageAt(shape, stage);
    const departures = state.departures[stage] ?? [];
    set(at + STAGE_STARTED, startedAt ?? -1);
    set(at + STAGE_ENDED, endedAt ?? -1);
    set(at + STAGE_TRAINS, departures.length);
    const [from, to] = departuresAt(shape, stage);
    for (let i = from; i < to; i++) set(i, departures[i - from] ?? -1);
  });
  machine.numbers.bugs.forEach((_, bug) => {
    const at = bugAt(shape, bug);
    const own = state.bugs[bug];
    const there = state.luck.bugs[bug]?.there === true && own !== undefined;
    set(at + BUG_THERE, there ? 1 : 0);
    set(at + BUG_SHOWN, there && own.shownAt !== null ? 1 : 0);
    set(at + BUG_FOUND, there ? (own.foundIn ?? -1) : -1);
    set(at + BUG_OUT, there && isOut(machine, layout, state, bug) ? 1 : 0);
    set(at + BUG_EXPOSURE, there ? own.exposure : 0);
    set(at + BUG_REACH, there ? own.reach : 0);
    set(at + BUG_MET, there ? own.met : 0);
    set(at + BUG_RINGS, there ? own.rings : 0);
    const found = there ? own.atFind : null;
    set(at + BUG_FOUND_AT, found?.at ?? -1);
    set(at + BUG_FOUND_REACH, found?.reach ?? 0);
    set(at + BUG_FOUND_MET, found?.met ?? 0);
    set(at + BUG_FOUND_RINGS, found?.rings ?? 0);
    set(at + BUG_ENDED, there ? (own.endedAt ?? -1) : -1);
  });
  state.peaks.forEach(({ down, group }, limit) => {
    const at = limitAt(shape, limit);
    set(at + LIMIT_DOWN, down);
    set(at + LIMIT_GROUP, group);
  });
  state.loads.forEach(({ ratio, group }, service) => {
    const at = serviceAt(shape, service);
    set(at + SERVICE_PEAK, ratio ?? Number.POSITIVE_INFINITY);
    set(at + SERVICE_GROUP, group);
  });
  state.busy.forEach(({ running, since, before }, source) => {
    set(busyAt(shape, source), running > 0 ? before + state.at - since : before);
  });
}
