/** What is counted and summed up over trials, as columns of two tables: events, which a trial has or has not, and amounts. */
import type { Machine } from '@rollout/compiler';
import { CAUSES, OUTCOMES, type RecordShape } from '../record.ts';

/** Where the columns of each kind of event begin. */
export interface EventColumns {
  /** One an outcome. */
  readonly outcome: number;
  /** At `(outcome * CAUSES + cause) * (stages + 1) + stage + 1`; stage -1: none. */
  readonly cause: number;
  readonly deadlineMet: number;
  /** `BUG_EVENTS` a bug. */
  readonly bug: number;
  /** At `bug * stages + stage`. */
  readonly foundIn: number;
  /** One a down limit. */
  readonly limitReached: number;
  /** One a service. */
  readonly overloaded: number;
  /** One a stage. */
  readonly stageReached: number;
  readonly stageFound: number;
  readonly count: number;
}

export const BUG_EVENTS = 5;
export const THERE = 0;
export const SHOWN = 1;
export const FOUND = 2;
export const ESCAPED = 3;
export const AVERTED = 4;

export function eventColumns(machine: Machine): EventColumns {
  const stages = machine.stages.length;
  const bugs = machine.numbers.bugs.length;
  const outcome = 0;
  const cause = outcome + OUTCOMES.length;
  const deadlineMet = cause + OUTCOMES.length * CAUSES.length * (stages + 1);
  const bug = deadlineMet + 1;
  const foundIn = bug + BUG_EVENTS * bugs;
  const limitReached = foundIn + bugs * stages;
  const overloaded = limitReached + machine.constraints.down.length;
  const stageReached = overloaded + machine.services.length;
  const stageFound = stageReached + stages;
  const count = stageFound + stages;
  return { outcome, cause, deadlineMet, bug, foundIn, limitReached, overloaded, stageReached, stageFound, count };
}

export function causeColumn(
  columns: EventColumns,
  stages: number,
  outcome: number,
  cause: number,
  stage: number,
): number {
  return columns.cause + (outcome * CAUSES.length + cause) * (stages + 1) + stage + 1;
}

/** Likewise for amounts, in milliseconds, and in server-milliseconds or requests. */
export interface AmountColumns {
  readonly duration: number;
  readonly falseAlarms: number;
  readonly failedServers: number;
  readonly mostServers: number;
  readonly fewestUp: number;
  readonly retries: number;
  /** One a bug, 0 where it is not there; and of those trials only in which it is. */
  readonly exposure: number;
  readonly exposureGiven: number;
  readonly reach: number;
  readonly reachGiven: number;
  /** One a stage, of the trials that reach it; and from its start to its end, of those that get there. */
  readonly stageStart: number;
  readonly stageLength: number;
  /** One a service. */
  readonly peak: number;
  /** One a source of steps. */
  readonly busy: number;
  readonly count: number;
}

export function amountColumns(machine: Machine, shape: RecordShape): AmountColumns {
  const stages = machine.stages.length;
  const bugs = machine.numbers.bugs.length;
  const duration = 0;
  const falseAlarms = 1;
  const failedServers = 2;
  const mostServers = 3;
  const fewestUp = 4;
  const retries = 5;
  const exposure = 6;
  const exposureGiven = exposure + bugs;
  const reach = exposureGiven + bugs;
  const reachGiven = reach + bugs;
  const stageStart = reachGiven + bugs;
  const stageLength = stageStart + stages;
  const peak = stageLength + stages;
  const busy = peak + machine.services.length;
  const count = busy + shape.sources.length;
  return {
    duration,
    falseAlarms,
    failedServers,
    mostServers,
    fewestUp,
    retries,
    exposure,
    exposureGiven,
    reach,
    reachGiven,
    stageStart,
    stageLength,
    peak,
    busy,
    count,
  };
}
