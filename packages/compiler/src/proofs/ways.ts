/** Every step can be reached, and every way leads to an end. */
import type { Action, Location } from '@rollout/language';
import { chainOf, triggersOf } from '../control/actions.ts';
import { blockFrom } from '../control/control-graph.ts';
import type { Machine } from '../machine/machine.ts';
import type { Handlers, MachineStep } from '../machine/steps.ts';
import type { Proof } from './proof.ts';

export function proveWays(machine: Machine, location: Location | null): Proof[] {
  const about = { location, by: 'control graph' } as const;
  const reached = stepsReached(machine);
  const all = machine.steps.length;
  const endless = endlessRetry(machine);
  return [
    {
      ...about,
      text: 'Every step can be reached.',
      verdict: reached === all ? 'proven' : 'not proven',
      explanation:
        reached === all
          ? `From the plan's start, ways lead to each of its ${counted(all, 'step')} in ${counted(machine.stages.length, 'stage')}.`
          : `Ways lead to ${reached} of its ${all} steps only.`,
    },
    {
      ...about,
      text: 'Every way leads to an end.',
      verdict: endless === null ? 'proven' : 'not proven',
      explanation: endless ?? howItEnds(machine),
    },
  ];
}

function stepsReached(machine: Machine): number {
  const reached = new Set<number>();
  const open = machine.stages.map(({ entry }) => entry);
  for (let entry = open.pop(); entry !== undefined; entry = open.pop()) {
    for (const index of blockFrom(machine, entry)) {
      if (reached.has(index)) break;
      reached.add(index);
      const step = machine.steps[index];
      if (step?.kind === 'each') for (const unit of step.units) open.push(unit.entry);
    }
  }
  return reached.size;
}

/** Without going back, steps only lead forward; what is bounded goes back so many times; other `retry` passes with some chance. */
function howItEnds(machine: Machine): string {
  const actions = machine.stages.flatMap(({ handlers }) => actionsOf(handlers)).flatMap(chainOf);
  const retries = actions.flatMap((action) => (action.kind === 'retry' ? [action.atMost] : []));
  const recalls = actions.flatMap((action) => (action.kind === 'next-train' ? [action.atMost] : []));
  const forward = 'Steps lead only forward, stages only to later ones';
  const bounded = retries.every((atMost) => atMost !== null);
  const retried = bounded
    ? `\`retry\` goes back at most ${counted(greatest(retries), 'time')} in a row`
    : 'each `retry` is bounded, or goes back to what passes with some chance at every turn';
  const recalled = `\`next train\` takes a change off its train at most ${counted(greatest(recalls), 'time')}`;
  const back = [...(retries.length === 0 ? [] : [retried]), ...(recalls.length === 0 ? [] : [recalled])];
  return back.length === 0 ? `${forward}, and no handler goes back.` : `${forward}; ${back.join('; ')}.`;
}

function greatest(counts: readonly (number | null)[]): number {
  return counts.reduce<number>((most, count) => Math.max(most, count ?? 0), 0);
}

/** Why an unbounded `retry` may go on for ever; null: none can. */
function endlessRetry(machine: Machine): string | null {
  for (const [index, { handlers, name }] of machine.stages.entries()) {
    for (const [trigger, action] of triggersOf(handlers)) {
      if (!chainOf(action).some((one) => one.kind === 'retry' && one.atMost === null)) continue;
      // A person who may let it go on passes with some chance.
      if (chainOf(action).some((one) => one.kind === 'ask' && one.continues > 0)) continue;
      if (trigger === 'blocked') return `\`${name}\` retries without bound what nothing can unblock.`;
      const certain = machine.steps.find((step) => step.stage === index && mayNeverPass(machine, step, trigger));
      if (certain !== undefined)
        return `\`${name}\` retries without bound, and its \`${certain.text}\` may fail at every turn.`;
    }
  }
  return null;
}

/** Whether a step may be sure to fail again each time: a gate, an approval, a `run` or a change of a schema. */
function mayNeverPass({ numbers }: Machine, step: MachineStep, trigger: keyof Handlers): boolean {
  if (step.kind === 'act' || step.kind === 'schema') return trigger === 'unhealthy' && step.fails === 1;
  if (step.kind === 'approval') return trigger === 'refusal' && step.refuses === 1;
  if (step.kind !== 'gate') return false;
  const { gate, health = null } = numbers.checks[step.check] ?? {};
  if (gate === undefined) return false;
  // What samples are judged to be has a chance that is not known here: it may be 1.
  const isJudged = health?.metrics.every(({ reads }) => reads !== null) === true;
  if (isJudged && ['unhealthy', 'falseAlarm', 'marginal'].includes(trigger)) return true;
  if (trigger === 'falseAlarm') return gate.falseAlarm === 1;
  if (trigger !== 'unhealthy') return false;
  // What is found once is seen by every gate, whatever its check.
  const found = numbers.bugs.some(({ shows }) => shows.some((showing) => showing.found));
  return found || gate.detects.some((chance) => chance === 1) || gate.falseAlarm === 1;
}

function actionsOf(handlers: Handlers): Action[] {
  return triggersOf(handlers).map(([, action]) => action);
}

export function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
