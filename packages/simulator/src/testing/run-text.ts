import type { RunEvent } from '@rollout/compiler';
import { runTrialBySteps } from '../driver/index.ts';
import { createKernel } from '../kernel/create-kernel.ts';
import { openLuck } from '../luck/index.ts';
import {
  BUG_ENDED,
  BUG_EXPOSURE,
  BUG_FOUND_AT,
  BUG_FOUND_MET,
  BUG_FOUND_REACH,
  BUG_FOUND_RINGS,
  BUG_MET,
  BUG_OUT,
  BUG_REACH,
  BUG_RINGS,
  bugAt,
  DURATION,
  FEWEST_UP,
  MOST_SERVERS,
  SERVICE_PEAK,
  serviceAt,
  shapeOfRecord,
} from '../record.ts';
import { type Made, machineOf } from './machine-of.ts';

export interface TextRun extends Made {
  readonly log: readonly RunEvent[];
  readonly duration: number;
  /** Of the first bug, in server-milliseconds, requests or user-milliseconds. */
  readonly exposure: number;
  readonly bugs: readonly BugRun[];
  /** Of the first service, in ordinary loads. */
  readonly peak: number;
  readonly most: number;
  readonly fewest: number;
  /** When the first event of this kind happened, or all of them. */
  when(kind: RunEvent['kind']): number | undefined;
  times(kind: RunEvent['kind']): number[];
}

export interface BugRun {
  readonly exposure: number;
  /** The most at once: servers, users, rings. */
  readonly reach: number;
  readonly met: number;
  readonly rings: number;
  /** null: it was not. */
  readonly found: { readonly at: number; readonly reach: number; readonly met: number; readonly rings: number } | null;
  /** When its exposure came to an end; -1: it never began, or the plan ended before. */
  readonly ended: number;
  /** Somebody has it when the plan ends. */
  readonly out: boolean;
}

/** One trial of a plan's text, by the definition and by the kernel; throws where they differ. */
export function runText(text: string, options: Parameters<typeof machineOf>[2] = {}, trial = 1): TextRun {
  const made = machineOf(text, undefined, options);
  const { machine, layout } = made;
  const { log, record } = runTrialBySteps(machine, layout, '1', trial);
  const fast = createKernel(machine, layout, openLuck(machine, layout, '1')).trace(trial);
  if (JSON.stringify([log, [...record]]) !== JSON.stringify([fast.log, [...fast.record]])) {
    throw new Error('the kernel does not do what `step` does');
  }
  const shape = shapeOfRecord(machine);
  const at = (place: number): number => record[place] ?? Number.NaN;
  const times = (kind: RunEvent['kind']): number[] =>
    log.filter((event) => event.kind === kind).map((event) => event.at);
  return {
    ...made,
    log,
    duration: at(DURATION),
    exposure: at(bugAt(shape, 0) + BUG_EXPOSURE),
    bugs: machine.numbers.bugs.map((_, bug) => bugRun(record, bugAt(shape, bug))),
    peak: at(serviceAt(shape, 0) + SERVICE_PEAK),
    most: at(MOST_SERVERS),
    fewest: at(FEWEST_UP),
    times,
    when: (kind) => times(kind)[0],
  };
}

function bugRun(record: Float64Array, place: number): BugRun {
  const at = (field: number): number => record[place + field] ?? Number.NaN;
  const found =
    at(BUG_FOUND_AT) < 0
      ? null
      : { at: at(BUG_FOUND_AT), reach: at(BUG_FOUND_REACH), met: at(BUG_FOUND_MET), rings: at(BUG_FOUND_RINGS) };
  return {
    exposure: at(BUG_EXPOSURE),
    reach: at(BUG_REACH),
    met: at(BUG_MET),
    rings: at(BUG_RINGS),
    found,
    ended: at(BUG_ENDED),
    out: at(BUG_OUT) === 1,
  };
}
