/** Gates and waits for confidence: whether anybody can have met by then what they look for. */
import { relationOf } from '../../control/control-graph.ts';
import { compilerDiagnostics } from '../../diagnostics/index.ts';
import type { Unmet } from '../../diagnostics/people.ts';
import { isSpent } from '../../fleet/budget.ts';
import type { ConfidenceStep, GateStep, StepIndex } from '../../machine/steps.ts';
import { percentText } from '../../text/percent-text.ts';
import { bugsSeenBy } from '../bugs-seen.ts';
import { mayReach } from '../people.ts';
import { isSaid, locationOf } from '../plan-under-check.ts';
import type { PeopleUnderCheck } from './people-under-check.ts';

export function checkGateReach(people: PeopleUnderCheck, step: GateStep, index: StepIndex): void {
  const { plan, budget } = people;
  if (isSpent(budget) || !isReached(people, index)) return;
  const unmet = bugsSeenBy(plan.machine.numbers, step.check).map((bug) => whyUnmet(people, bug, index));
  const [first] = unmet;
  if (first == null || unmet.includes(null) || isSaid(plan, 'gate-before-people', step)) return;
  plan.diagnostics.push(compilerDiagnostics.create('gate-before-people', first, locationOf(plan, index)));
}

export function checkConfidenceReach(people: PeopleUnderCheck, step: ConfidenceStep, index: StepIndex): void {
  const { plan } = people;
  const { bugs, atMostOne } = plan.machine.numbers;
  const unmet = step.bugs.filter((bug) => whyUnmet(people, bug, index) !== null);
  const [first] = unmet;
  const why = first === undefined ? null : whyUnmet(people, first, index);
  if (first === undefined || why === null) return;
  const left = chanceLeft(step.bugs, unmet, (bug) => bugs[bug]?.believed ?? 1, atMostOne);
  // Not by what floating point makes of equal numbers.
  if (left <= (1 - step.level) * (1 + 1e-9) || isSaid(plan, 'confidence-before-people', step)) return;
  const finding = {
    ...why,
    bug: bugs[first]?.name ?? '',
    others: unmet.length - 1,
    left: percentText(Number(left.toPrecision(3))),
    level: percentText(step.level),
  };
  plan.diagnostics.push(compilerDiagnostics.create('confidence-before-people', finding, locationOf(plan, index)));
}

/** Whether a gate may have anything to look at; where it has not, that is said by the checker of the language. */
function isReached({ plan, budget }: PeopleUnderCheck, at: StepIndex): boolean {
  const { graph, machine, people } = plan;
  const { deploys } = graph;
  if (deploys.length === 0 && people.releases.length === 0) return machine.audience !== null;
  budget.left -= deploys.length;
  return (
    deploys.some((deploy) => relationOf(graph, deploy, at) !== 'after') ||
    [people.releases, ...people.switches].some((pulls) => mayReach(graph, pulls, at, budget))
  );
}

/** Why nobody can meet a bug when a step runs; null: somebody may. */
function whyUnmet({ plan, budget }: PeopleUnderCheck, bug: number, at: StepIndex): Unmet | null {
  const { graph, machine, people } = plan;
  const behind = machine.numbers.bugs[bug]?.behind ?? null;
  if (behind !== null && !mayReach(graph, people.switches[behind] ?? [], at, budget)) {
    return { why: 'flag', flag: machine.flags[behind]?.name ?? '' };
  }
  if (people.releases.length > 0 && !mayReach(graph, people.releases, at, budget)) return { why: 'release' };
  return graph.deploys.length === 0 && machine.audience === null ? { why: 'nothing' } : null;
}

/**
 * The chance at the least that one of the bugs is left, however long the wait: as if all that can be met were surely seen by then, and nothing
 * were learnt of the others (S = 0 and S = 1 in the formula for confidence in docs/semantics.md).
 */
function chanceLeft(
  bugs: readonly number[],
  unmet: readonly number[],
  chanceOf: (bug: number) => number,
  atMostOne: readonly (readonly number[])[],
): number {
  const sum = (some: readonly number[]) => some.reduce((total, bug) => total + chanceOf(bug), 0);
  const grouped = new Set(atMostOne.flat());
  const alone = unmet.filter((bug) => !grouped.has(bug)).map((bug) => 1 - chanceOf(bug));
  const together = atMostOne.map((group) => {
    const own = group.filter((bug) => bugs.includes(bug));
    const left = 1 - sum(own) + sum(own.filter((bug) => unmet.includes(bug)));
    return left <= 0 ? 1 : Math.max(0, 1 - sum(own)) / left;
  });
  return 1 - [...alone, ...together].reduce((product, factor) => product * factor, 1);
}
