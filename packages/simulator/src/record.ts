import type { Cause, Machine, MachineStage, Outcome } from '@rollout/compiler';
import type { Action } from '@rollout/language';

/** Outcomes and causes as the numbers that stand for them in a record. */
export const OUTCOMES: readonly Outcome[] = ['completed', 'rolled-back', 'stopped'];
export const CAUSES: readonly Cause[] = [
  'bug',
  'false-alarm',
  'failures',
  'run-failed',
  'blocked',
  'timeout',
  'refusal',
  'marginal',
];

/**
 * What is kept of one trial: a row of numbers, so that millions of trials cost no objects. The constants are offsets of
 * the row's head; `RecordShape` tells where the parts of stages, bugs, limits and steps begin.
 */
export const DURATION = 0; // milliseconds
export const OUTCOME = 1; // index into OUTCOMES
export const CAUSE = 2; // index into CAUSES; -1: the plan completed
export const CAUSE_STAGE = 3; // the stage whose handler turned the plan; -1
export const FALSE_ALARMS = 4; // alarms without a bug, of gates and watches
export const FAILED_SERVERS = 5; // servers that stayed failed after their last attempt to deploy
export const MOST_SERVERS = 6; // servers that stood at once, what stands beside included
export const FEWEST_UP = 7;
export const RETRIES = 8; // how often handlers took `retry`
export const LANDS = 9; // milliseconds from the machine's start to the change's landing
export const FAST_TRACK = 10; // 1 if the change waited for no train
export const NO_RETURN = 11; // 1 if the plan came to a point of no return
export const WENT_BACK = 12; // 1 if it turned to go back, in whole or in part
const HEAD = 13;

/** Per stage. */
export const STAGE_STARTED = 0; // milliseconds; -1: never reached
export const STAGE_ENDED = 1; // milliseconds; -1: never ended by itself
export const STAGE_TRAINS = 2; // how many trains its change has left with; see `departuresAt`
const STAGE_WIDTH = 3;

/** Per bug. Exposure counts if the bug is there, else 0; reach likewise. */
export const BUG_THERE = 0; // 0 or 1
export const BUG_SHOWN = 1; // 0 or 1
export const BUG_FOUND = 2; // index of the stage in which it was found; -1
export const BUG_EXPOSURE = 3; // server-milliseconds, requests or user-milliseconds; horizon included for one that escaped
export const BUG_REACH = 4; // servers
export const BUG_MET = 5; // users, the most at once; 0 without an audience
export const BUG_RINGS = 6; // rings of the audience that had it, in part at least, the most at once; 0
export const BUG_FOUND_AT = 7; // milliseconds; -1: not found
export const BUG_FOUND_REACH = 8; // servers that it had reached when it was found; 0
export const BUG_FOUND_MET = 9; // users, likewise
export const BUG_FOUND_RINGS = 10; // rings of the audience that had it by then, in part at least; 0
export const BUG_ENDED = 11; // milliseconds: when its exposure last came to an end; -1: it never began, or the plan ended before
export const BUG_OUT = 12; // 1: somebody has it when the plan ends, found or not
const BUG_WIDTH = 13;

/** Per down limit: the group that came nearest to (or went furthest past) its bound, at any time of the run. */
export const LIMIT_DOWN = 0; // how many were down in it
export const LIMIT_GROUP = 1; // the layout's number of the group; -1: nothing was down
const LIMIT_WIDTH = 2;

/** Per service: the greatest load of a group at the end of any round. */
export const SERVICE_PEAK = 0; // in ordinary loads; Infinity: nothing was up that could carry it; 0: it has no load
export const SERVICE_GROUP = 1; // the layout's number of that group; -1: none
const SERVICE_WIDTH = 2;

/** Per source of a step (`MachineStep.source`, in order of first appearance): milliseconds during which a copy of it ran. */
const SOURCE_WIDTH = 1;

export interface RecordShape {
  readonly sources: readonly string[];
  readonly stages: number;
  readonly bugs: number;
  readonly limits: number;
  readonly services: number;
  readonly busy: number;
  /**
   * Per stage where its departures begin, and behind the last stage where they end: for a channel, as many as it can take at the most, when its
   * change left with each train, in milliseconds (-1: it took no more). Other stages have none.
   */
  readonly departures: readonly number[];
  readonly width: number;
}

export function shapeOfRecord(machine: Machine): RecordShape {
  const sources = [...new Set(machine.steps.map((step) => step.source))];
  const stages = HEAD;
  const bugs = stages + STAGE_WIDTH * machine.stages.length;
  const limits = bugs + BUG_WIDTH * machine.numbers.bugs.length;
  const services = limits + LIMIT_WIDTH * machine.constraints.down.length;
  const busy = services + SERVICE_WIDTH * machine.services.length;
  const departures = [busy + SOURCE_WIDTH * sources.length];
  for (const stage of machine.stages) departures.push((departures.at(-1) ?? 0) + mostDepartures(stage));
  return { sources, stages, bugs, limits, services, busy, departures, width: departures.at(-1) ?? 0 };
}

/** One, and one for each time that its handlers may take it off a train. */
function mostDepartures({ train, handlers }: MachineStage): number {
  if (train === null) return 0;
  const { unhealthy, falseAlarm, failures, blocked, refusal, marginal, timeout } = handlers;
  const actions = [unhealthy, falseAlarm, failures?.action, blocked, refusal, marginal, timeout?.action];
  return 1 + Math.max(...actions.map(mostRecalls));
}

function mostRecalls(action: Action | null | undefined): number {
  switch (action?.kind) {
    case 'next-train':
      return Math.max(action.atMost, mostRecalls(action.then));
    case 'retry':
    case 'pause':
      return mostRecalls(action.then);
    case 'ask':
      return mostRecalls(action.otherwise);
    default:
      return 0;
  }
}

/** Offset of a stage's part of the row; likewise below. */
export const stageAt = (shape: RecordShape, stage: number): number => shape.stages + STAGE_WIDTH * stage;
export const bugAt = (shape: RecordShape, bug: number): number => shape.bugs + BUG_WIDTH * bug;
export const limitAt = (shape: RecordShape, limit: number): number => shape.limits + LIMIT_WIDTH * limit;
export const serviceAt = (shape: RecordShape, service: number): number => shape.services + SERVICE_WIDTH * service;
/** Offsets of the times at which a stage's change left with its trains: from one to before the other. */
export const departuresAt = (shape: RecordShape, stage: number): readonly [from: number, to: number] => [
  shape.departures[stage] ?? 0,
  shape.departures[stage + 1] ?? 0,
];
export const busyAt = (shape: RecordShape, source: number): number => shape.busy + SOURCE_WIDTH * source;
