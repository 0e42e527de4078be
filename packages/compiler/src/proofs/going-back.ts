/** How two places may be worked on at once while a plan goes back: then only limits and exclusions hold, and no order of steps. */
import type { Action } from '@rollout/language';
import { chainOf, triggersOf } from '../control/actions.ts';
import { type ControlGraph, relationOf } from '../control/control-graph.ts';
import { contractsOf } from '../control/no-return.ts';
import { triggersIn } from '../control/outcomes.ts';
import { type Budget, spend } from '../fleet/budget.ts';
import type { Machine } from '../machine/machine.ts';
import type { MachineStep, StepIndex } from '../machine/steps.ts';
import type { Meeting } from './meetings.ts';

/** Something that is met with a rollback, batch by batch. */
interface Turn {
  /** In which it is raised; null: in any. */
  readonly stage: number | null;
  /** The steps that raise it; null: it is raised whenever the stage runs. */
  readonly at: readonly StepIndex[] | null;
  readonly whole: boolean;
  readonly what: string;
}

/** Whether anything may be met with a rollback, of the plan or of a stage, batch by batch. */
export function goesBackInBatches(machine: Machine): boolean {
  return turnsOf(machine).length > 0;
}

/** The first of the meetings that can come about, in words; null: none can, or the budget is spent. */
export function goingBack(graph: ControlGraph, meetings: Iterable<Meeting>, budget: Budget): string | null {
  const turns = turnsOf(graph.machine);
  if (turns.length === 0) return null;
  const contracts = contractsOf(graph);
  for (const { one, other } of meetings) {
    if (!spend(budget, turns.length + contracts.length)) return null;
    const [a, b] = [one.index, other.index];
    // What comes before a point of no return stays, once what comes after it has begun.
    const isParted = contracts.some((contract) => isBetween(graph, a, contract, b) || isBetween(graph, b, contract, a));
    const turn = isParted ? undefined : turns.find((turn) => takesBack(graph, turn, a, b));
    if (turn === undefined) continue;
    const what = a === b ? `units of \`${one.step.text}\`` : `\`${one.step.text}\` and \`${other.step.text}\``;
    return `When ${turn.what} is met with a rollback, ${what} may go back at once: neither the order of steps nor \`parallel\` holds them then. \`exclusive\` does.`;
  }
  return null;
}

function isBetween(graph: ControlGraph, before: StepIndex, step: StepIndex, after: StepIndex): boolean {
  return relationOf(graph, before, step) === 'before' && relationOf(graph, step, after) === 'before';
}

/** Whether it can be raised when both steps have begun, and takes back both. */
function takesBack(graph: ControlGraph, turn: Turn, a: StepIndex, b: StepIndex): boolean {
  const { steps, stages } = graph.machine;
  const mayFollow = (step: StepIndex): boolean => {
    const stage = steps[step]?.stage ?? -1;
    if (!turn.whole && turn.stage !== null && turn.stage !== stage) return false;
    if (turn.stage === null) return true;
    if (graph.stages.isBefore(turn.stage, stage)) return false;
    if (turn.at === null || turn.stage !== stage || repeats(stages[stage])) return true;
    return turn.at.some((raiser) => relationOf(graph, raiser, step) !== 'before');
  };
  const sameStage = steps[a]?.stage === steps[b]?.stage;
  return (turn.whole || sameStage) && mayFollow(a) && mayFollow(b);
}

/** Whether a stage may come to a step more than once. */
function repeats(stage: Machine['stages'][number] | undefined): boolean {
  const actions = stage === undefined ? [] : triggersOf(stage.handlers).flatMap(([, action]) => chainOf(action));
  return actions.some(({ kind }) => kind === 'retry' || kind === 'next-train');
}

function turnsOf(machine: Machine): Turn[] {
  const { stages, steps, timeout } = machine;
  const turns = stages.flatMap(({ name, handlers }, stage): Turn[] => {
    const may = triggersIn(machine, stage);
    return triggersOf(handlers).flatMap(([trigger, action]): Turn[] => {
      if (!may[trigger]) return [];
      const whole = rollsBack(action);
      if (whole === null) return [];
      const at = raisersOf(machine, stage, trigger, steps);
      return [{ stage, at, whole, what: `\`on ${TRIGGERS[trigger]}\` of stage \`${name}\`` }];
    });
  });
  const ofPlan = timeout === null ? null : rollsBack(timeout.action);
  return ofPlan === null
    ? turns
    : [...turns, { stage: null, at: null, whole: ofPlan, what: '`on timeout` of the plan' }];
}

type TriggerName = ReturnType<typeof triggersOf>[number][0];

const TRIGGERS: Readonly<Record<TriggerName, string>> = {
  unhealthy: 'unhealthy',
  falseAlarm: 'false alarm',
  failures: 'failures',
  blocked: 'blocked',
  refusal: 'refusal',
  marginal: 'marginal',
  timeout: 'timeout',
};

/** Whether an action takes back the whole plan (true) or its stage (false), if either. */
function rollsBack(action: Action): boolean | null {
  const kinds = chainOf(action).map(({ kind }) => kind);
  if (kinds.includes('rollback')) return true;
  return kinds.includes('rollback-stage') ? false : null;
}

/** The steps of a stage that raise a trigger, if nothing else does. */
function raisersOf(
  { watches, numbers }: Machine,
  stage: number,
  trigger: TriggerName,
  steps: readonly MachineStep[],
): readonly StepIndex[] | null {
  const isSure = numbers.bugs.some(({ shows }) => shows.some(({ found }) => found));
  const isWatched = watches.some((watch) => watch.stage === null || watch.stage === stage);
  const of = (...kinds: readonly MachineStep['kind'][]) =>
    steps.flatMap((step, index) => (step.stage === stage && kinds.includes(step.kind) ? [index] : []));
  switch (trigger) {
    case 'unhealthy':
      return isSure || isWatched ? null : of('gate', 'act', 'schema');
    case 'falseAlarm':
      return isWatched ? null : of('gate');
    case 'marginal':
      return of('gate');
    case 'refusal':
      return of('approval');
    case 'failures':
    case 'blocked':
    case 'timeout':
      return null;
  }
}
