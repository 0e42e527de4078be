/** Which steps of a machine decide whom it reaches, and what of that is known where. */
import { type ControlGraph, relationOf } from '../control/control-graph.ts';
import { type Budget, isSpent } from '../fleet/budget.ts';
import type { Machine } from '../machine/machine.ts';
import type { MachineAudience } from '../machine/people.ts';
import type { Pull, StepIndex } from '../machine/steps.ts';

/** Indices of steps, ascending. */
export interface People {
  readonly releases: readonly StepIndex[];
  /** One entry a flag: those that turn it on or off. */
  readonly switches: readonly (readonly StepIndex[])[];
}

/** What users are asked about: a release or a flag. */
export type PeoplePull = Exclude<Pull, { readonly lever: 'traffic' }>;

export function peopleOf({ steps, flags }: Machine): People {
  const releases: StepIndex[] = [];
  const switches: StepIndex[][] = flags.map(() => []);
  steps.forEach((step, index) => {
    if (step.kind !== 'pull') return;
    if (step.pull.lever === 'release') releases.push(index);
    if (step.pull.lever === 'flag') switches[step.pull.flag]?.push(index);
  });
  return { releases, switches };
}

/** How many users a step brings its lever to; 0 switches it off. */
export function usersOf({ machine }: ControlGraph, index: StepIndex): number {
  const step = machine.steps[index];
  return step?.kind === 'pull' && step.pull.lever !== 'traffic' ? step.pull.users : 0;
}

/**
 * The step that has surely brought a lever furthest when `at` begins, of those that nothing can have undone since; null: none has.
 * `pulls`: of that lever. Each pair that is looked at is taken from the budget; null once that is spent.
 */
export function widestBefore(
  graph: ControlGraph,
  pulls: readonly StepIndex[],
  at: StepIndex,
  budget: Budget,
): { readonly step: StepIndex; readonly users: number } | null {
  budget.left -= pulls.length;
  if (isSpent(budget)) return null;
  const offs = pulls.filter((pull) => usersOf(graph, pull) === 0 && relationOf(graph, pull, at) !== 'after');
  const wide = pulls.reduce<{ readonly step: StepIndex; readonly users: number } | null>((most, step) => {
    const users = usersOf(graph, step);
    if (users <= (most?.users ?? 0) || relationOf(graph, step, at) !== 'before') return most;
    budget.left -= offs.length;
    return offs.every((off) => relationOf(graph, off, step) === 'before') ? { step, users } : most;
  }, null);
  return isSpent(budget) ? null : wide;
}

/** Whether a lever may be on for anybody when `at` runs. What it would cost too much to know may be. */
export function mayReach(graph: ControlGraph, pulls: readonly StepIndex[], at: StepIndex, budget: Budget): boolean {
  budget.left -= pulls.length;
  if (isSpent(budget)) return true;
  const offs = pulls.filter((pull) => usersOf(graph, pull) === 0 && relationOf(graph, pull, at) === 'before');
  return pulls.some((pull) => {
    if (usersOf(graph, pull) === 0 || relationOf(graph, pull, at) === 'after') return false;
    budget.left -= offs.length;
    return isSpent(budget) || !offs.some((off) => relationOf(graph, pull, off) === 'before');
  });
}

/** The first so many of an audience, in words: by the ring that ends with them, if one does. */
export function peopleText(audience: MachineAudience | null, users: number): string {
  const ring = audience?.rings.find((one) => one.users === users);
  const count = users === 1 ? '1 user' : `${users.toLocaleString('en-US')} users`;
  return ring === undefined ? `the first ${count}` : `\`${ring.name}\` (${count})`;
}
