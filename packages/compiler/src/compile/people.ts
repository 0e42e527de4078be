/** Whom a plan reaches, the flags that it is about, and when its change may land. */
import type { ExposureUnit, Handler, Model, Plan, Program, Step } from '@rollout/language';
import { chainOf } from '../control/actions.ts';
import type { MachineAudience } from '../machine/people.ts';

/** null: the plan reaches nobody in particular. */
export function audienceOf(program: Program, { audience }: Plan): MachineAudience | null {
  const own = program.audiences.find(({ name }) => name === audience);
  if (own === undefined) return null;
  const { name, users, rings } = own;
  return { name, users, rings: rings.map((ring) => ({ name: ring.name, users: ring.users })) };
}

/** Names of the flags that the plan's steps and handlers switch, in the order in which it does, then of those that its bugs are behind. */
export function flagsOf({ stages, handlers }: Plan, { bugs }: Model): readonly string[] {
  const steps = stages.flatMap((stage) => switchesIn(stage.steps)).map(({ flag }) => flag);
  const handled = [...handlers, ...stages.flatMap((stage) => stage.handlers)].flatMap(switchedOff);
  const behind = bugs.flatMap((bug) => bug.behind ?? []);
  return [...new Set([...steps, ...handled, ...behind])];
}

/** Which of the flags some step of the plan turns on. */
export function enabledOf({ stages }: Plan, flags: readonly string[]): ReadonlySet<number> {
  const switches = stages.flatMap((stage) => switchesIn(stage.steps));
  return new Set(switches.flatMap(({ kind, flag }) => (kind === 'enable' ? [flags.indexOf(flag)] : [])));
}

function switchesIn(steps: readonly Step[]): Extract<Step, { kind: 'enable' | 'disable' }>[] {
  return steps.flatMap((step) => {
    const own = step.kind === 'enable' || step.kind === 'disable' ? [step] : [];
    return 'steps' in step ? [...own, ...switchesIn(step.steps)] : own;
  });
}

function switchedOff({ action }: Handler): string[] {
  return chainOf(action).flatMap((one) => (one.kind === 'disable' ? [one.flag] : []));
}

const WEEK = 604_800_000;
/** The longest span over which a change may land, unless a single train takes longer to leave on the same day of the week again. */
const LONGEST_LANDING = 520 * WEEK;

/**
 * The span over which a change may land, in milliseconds: the least that holds whole numbers of weeks, after which windows, waits for a
 * weekday and loads by the hour repeat, and of every train's periods; or, where that is more than 520 weeks, of the longest period. 0 where
 * the plan says when it starts, and without trains.
 */
export function landingOf({ starts, stages }: Plan): number {
  const periods = stages.flatMap(({ channel }) => (channel === null ? [] : [channel.every]));
  if (starts !== null || periods.length === 0) return 0;
  let least = WEEK;
  for (const every of periods) {
    least = leastCommonMultiple(least, every);
    // Beyond that it would only grow; up to that every product is exact.
    if (least > LONGEST_LANDING) return leastCommonMultiple(WEEK, Math.max(...periods));
  }
  return least;
}

function leastCommonMultiple(a: number, b: number): number {
  return a * (b / greatestCommonDivisor(a, b));
}

/** Euclid's algorithm. Periods are whole days. */
function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/** A bug that does not surface by exposure is counted by servers; where a plan deploys to none, by the users whom it reaches. */
export function countedIn({ topology, audience }: Plan): ExposureUnit {
  return topology === null && audience !== null ? 'user-hours' : 'server-hours';
}
