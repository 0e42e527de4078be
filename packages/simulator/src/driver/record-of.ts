import type { Machine, State } from '@rollout/compiler';
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
  CAUSES,
  DURATION,
  FAILED_SERVERS,
  FALSE_ALARMS,
  FEWEST_UP,
  LIMIT_DOWN,
  LIMIT_GROUP,
  limitAt,
  MOST_SERVERS,
  OUTCOME,
  OUTCOMES,
  RETRIES,
  type RecordShape,
  SERVICE_GROUP,
  SERVICE_PEAK,
  STAGE_ENDED,
  STAGE_STARTED,
  serviceAt,
  stageAt,
} from '../record.ts';

/** Writes what is kept of a run that has ended into `records`, from `row` on. */
export function writeRecord(
  machine: Machine,
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
  state.stages.forEach(({ startedAt, endedAt }, stage) => {
    const at = stageAt(shape, stage);
    set(at + STAGE_STARTED, startedAt ?? -1);
    set(at + STAGE_ENDED, endedAt ?? -1);
  });
  machine.numbers.bugs.forEach((_, bug) => {
    const at = bugAt(shape, bug);
    const own = state.bugs[bug];
    const there = state.luck.bugs[bug]?.there === true && own !== undefined;
    set(at + BUG_THERE, there ? 1 : 0);
    set(at + BUG_SHOWN, there && own.shownAt !== null ? 1 : 0);
    set(at + BUG_FOUND, there ? (own.foundIn ?? -1) : -1);
    set(at + BUG_EXPOSURE, there ? own.exposure : 0);
    set(at + BUG_REACH, there ? own.reach : 0);
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
