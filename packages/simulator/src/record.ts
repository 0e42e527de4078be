import type { Cause, Machine, Outcome } from '@rollout/compiler';

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
const HEAD = 9;

/** Per stage. */
export const STAGE_STARTED = 0; // milliseconds; -1: never reached
export const STAGE_ENDED = 1; // milliseconds; -1: never ended by itself
const STAGE_WIDTH = 2;

/** Per bug. Exposure counts if the bug is there, else 0; reach likewise. */
export const BUG_THERE = 0; // 0 or 1
export const BUG_SHOWN = 1; // 0 or 1
export const BUG_FOUND = 2; // index of the stage in which it was found; -1
export const BUG_EXPOSURE = 3; // server-milliseconds, or requests; horizon included for one that escaped
export const BUG_REACH = 4; // servers
const BUG_WIDTH = 5;

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
  readonly width: number;
}

export function shapeOfRecord(machine: Machine): RecordShape {
  const sources = [...new Set(machine.steps.map((step) => step.source))];
  const stages = HEAD;
  const bugs = stages + STAGE_WIDTH * machine.stages.length;
  const limits = bugs + BUG_WIDTH * machine.numbers.bugs.length;
  const services = limits + LIMIT_WIDTH * machine.constraints.down.length;
  const busy = services + SERVICE_WIDTH * machine.services.length;
  return { sources, stages, bugs, limits, services, busy, width: busy + SOURCE_WIDTH * sources.length };
}

/** Offset of a stage's part of the row; likewise below. */
export const stageAt = (shape: RecordShape, stage: number): number => shape.stages + STAGE_WIDTH * stage;
export const bugAt = (shape: RecordShape, bug: number): number => shape.bugs + BUG_WIDTH * bug;
export const limitAt = (shape: RecordShape, limit: number): number => shape.limits + LIMIT_WIDTH * limit;
export const serviceAt = (shape: RecordShape, service: number): number => shape.services + SERVICE_WIDTH * service;
export const busyAt = (shape: RecordShape, source: number): number => shape.busy + SOURCE_WIDTH * source;
