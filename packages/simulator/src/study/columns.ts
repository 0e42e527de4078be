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
  /** At `bug * rings + ring`: it had got to that ring, or was found when it had got no further. */
  readonly ringReached: number;
  readonly ringFound: number;
  /** One a down limit. */
  readonly limitReached: number;
  /** One a service. */
  readonly overloaded: number;
  /** One a stage. */
  readonly stageReached: number;
  readonly stageFound: number;
  /** One a channel: its change has left with a train. */
  readonly departed: number;
  /** At `MISSED * channel` and so many trains more, the last for all that are more: how many its change has missed. */
  readonly missed: number;
  readonly noReturn: number;
  readonly wentBack: number;
  readonly wentBackAfter: number;
  readonly count: number;
}

/** None, one, two, more. */
export const MISSED = 4;

/** Stages that are channels, in order: the columns of channels go by their place in it. */
export function channelStages(machine: Machine): number[] {
  return machine.stages.flatMap(({ train }, stage) => (train === null ? [] : [stage]));
}

export const ringsOf = ({ audience }: Machine): number => audience?.rings.length ?? 0;

export const BUG_EVENTS = 8;
export const THERE = 0;
export const SHOWN = 1;
export const FOUND = 2;
export const ESCAPED = 3;
export const AVERTED = 4;
/** Found, and its exposure has come to an end before the plan. */
export const GONE = 5;
/** Not found, and out when the plan ended otherwise. */
export const LEFT = 6;
/** Found or not, out when the plan ended. */
export const OUT = 7;

export function eventColumns(machine: Machine): EventColumns {
  const stages = machine.stages.length;
  const bugs = machine.numbers.bugs.length;
  const outcome = 0;
  const cause = outcome + OUTCOMES.length;
  const deadlineMet = cause + OUTCOMES.length * CAUSES.length * (stages + 1);
  const bug = deadlineMet + 1;
  const foundIn = bug + BUG_EVENTS * bugs;
  const ringReached = foundIn + bugs * stages;
  const ringFound = ringReached + bugs * ringsOf(machine);
  const limitReached = ringFound + bugs * ringsOf(machine);
  const overloaded = limitReached + machine.constraints.down.length;
  const stageReached = overloaded + machine.services.length;
  const stageFound = stageReached + stages;
  const channels = channelStages(machine).length;
  const departed = stageFound + stages;
  const missed = departed + channels;
  const noReturn = missed + MISSED * channels;
  const wentBack = noReturn + 1;
  const wentBackAfter = wentBack + 1;
  const count = wentBackAfter + 1;
  return {
    outcome,
    cause,
    deadlineMet,
    bug,
    foundIn,
    ringReached,
    ringFound,
    limitReached,
    overloaded,
    stageReached,
    stageFound,
    departed,
    missed,
    noReturn,
    wentBack,
    wentBackAfter,
    count,
  };
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

/** Likewise for amounts, in milliseconds, and in server-milliseconds, requests or user-milliseconds. */
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
  /** None without an audience. */
  readonly met: number;
  readonly metGiven: number;
  /** One a bug, of the trials in which it was found; `gone` of those in which it was gone before the plan's end. */
  readonly foundReach: number;
  readonly foundMet: number;
  readonly gone: number;
  /** One a stage, of the trials that reach it; and from its start to its end, of those that get there. */
  readonly stageStart: number;
  readonly stageLength: number;
  /** One a channel, of the trials in which its change leaves with a train; `wait` of those in which it waits for one. */
  readonly wait: number;
  readonly missed: number;
  readonly lead: number;
  /** One a service. */
  readonly peak: number;
  /** One an outcome, of the trials that end so. */
  readonly durationOf: number;
  /** One a source of steps. */
  readonly busy: number;
  readonly count: number;
}

export function amountColumns(machine: Machine, shape: RecordShape): AmountColumns {
  const stages = machine.stages.length;
  const bugs = machine.numbers.bugs.length;
  const bugsMet = machine.audience === null ? 0 : bugs;
  const channels = channelStages(machine).length;
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
  const met = reachGiven + bugs;
  const metGiven = met + bugsMet;
  const foundReach = metGiven + bugsMet;
  const foundMet = foundReach + bugs;
  const gone = foundMet + bugsMet;
  const stageStart = gone + bugs;
  const stageLength = stageStart + stages;
  const wait = stageLength + stages;
  const missed = wait + channels;
  const lead = missed + channels;
  const peak = lead + channels;
  const durationOf = peak + machine.services.length;
  const busy = durationOf + OUTCOMES.length;
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
    met,
    metGiven,
    foundReach,
    foundMet,
    gone,
    stageStart,
    stageLength,
    wait,
    missed,
    lead,
    peak,
    durationOf,
    busy,
    count,
  };
}
