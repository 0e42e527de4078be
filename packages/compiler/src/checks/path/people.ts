/** Releases and flags: whom they have reached by then, whether there is code for it, and what a look can see of it. */
import { compilerDiagnostics } from '../../diagnostics/index.ts';
import type { Budget } from '../../fleet/budget.ts';
import { deployedIn, withoutDeployed } from '../../fleet/deployed.ts';
import { describe } from '../../fleet/describe.ts';
import { isEmpty, sizeOf } from '../../fleet/domains.ts';
import type { ConfidenceStep, GateStep, MachineStep, StepIndex } from '../../machine/steps.ts';
import { percentText } from '../../text/percent-text.ts';
import { bugsSeenBy } from '../bugs-seen.ts';
import { mayReach, type PeoplePull, peopleText, widestBefore } from '../people.ts';
import { isSaid, locationOf, type PlanUnderCheck } from '../plan-under-check.ts';
import type { Known } from './walk.ts';

/** What looking at one plan may cost: pairs of steps. */
const EFFORT = 500_000;

export interface PeopleChecks {
  readonly checkPull: (step: MachineStep, index: StepIndex, pull: PeoplePull, known: Known) => void;
  readonly checkGate: (step: GateStep, index: StepIndex) => void;
  readonly checkConfidence: (step: ConfidenceStep, index: StepIndex) => void;
}

export function peopleChecksOf(plan: PlanUnderCheck): PeopleChecks {
  const { graph, machine, people } = plan;
  const { bugs, atMostOne } = machine.numbers;
  const budget: Budget = { left: EFFORT };
  const pullsLike = (pull: PeoplePull) =>
    pull.lever === 'release' ? people.releases : (people.switches[pull.flag] ?? []);
  const nameOf = (pull: PeoplePull) => (pull.lever === 'release' ? null : (machine.flags[pull.flag]?.name ?? ''));

  const checkCode = (step: MachineStep, index: StepIndex, pull: PeoplePull, { deployed }: Known): boolean => {
    const { table } = plan.fleet;
    if (graph.deploys.length === 0) return true;
    const flag = nameOf(pull);
    if (isEmpty(table, deployedIn(plan.reached, deployed))) {
      if (isSaid(plan, 'people-before-code', step)) return false;
      plan.diagnostics.push(compilerDiagnostics.create('people-before-code', { flag }, locationOf(plan, index)));
      return false;
    }
    const missing = withoutDeployed(plan.reached, deployed);
    const servers = sizeOf(table, missing);
    const key = `people-before-all-code ${flag}`;
    if (servers === 0 || plan.said.has(key)) return true;
    plan.said.add(key);
    const finding = { flag, servers, of: sizeOf(table, plan.reached), where: describe(table, missing) };
    plan.diagnostics.push(compilerDiagnostics.create('people-before-all-code', finding, locationOf(plan, index)));
    return true;
  };

  const checkWider = (step: MachineStep, index: StepIndex, pull: PeoplePull) => {
    const widest = widestBefore(graph, pullsLike(pull), index, budget);
    if (widest === null || widest.users < pull.users || isSaid(plan, 'reaches-nobody-new', step)) return;
    const { audience } = machine;
    const finding = {
      flag: nameOf(pull),
      to: peopleText(audience, pull.users),
      reached: peopleText(audience, widest.users),
      same: widest.users === pull.users,
    };
    const place = locationOf(plan, widest.step);
    const location = locationOf(plan, index);
    const related = place === location ? [] : [{ ...place, message: 'It has come to more already here.' }];
    plan.diagnostics.push(compilerDiagnostics.create('reaches-nobody-new', finding, { ...location, related }));
  };

  /** Why nobody can meet a bug when a step runs; null: somebody may. */
  const whyUnmet = (bug: number, at: StepIndex): Unmet | null => {
    const behind = bugs[bug]?.behind ?? null;
    if (behind !== null && !mayReach(graph, people.switches[behind] ?? [], at, budget)) {
      return { why: 'flag', flag: machine.flags[behind]?.name ?? '' };
    }
    if (people.releases.length > 0 && !mayReach(graph, people.releases, at, budget)) return { why: 'release' };
    return graph.deploys.length === 0 && machine.audience === null ? { why: 'nothing' } : null;
  };

  return {
    checkPull: (step, index, pull, known) => {
      if (pull.users > 0) {
        if (checkCode(step, index, pull, known)) checkWider(step, index, pull);
      } else if (!mayReach(graph, pullsLike(pull), index, budget) && !isSaid(plan, 'disable-nothing', step)) {
        const finding = { flag: nameOf(pull) ?? '', handler: false };
        plan.diagnostics.push(compilerDiagnostics.create('disable-nothing', finding, locationOf(plan, index)));
      }
    },
    checkGate: (step, index) => {
      const unmet = bugsSeenBy(machine.numbers, step.check).map((bug) => whyUnmet(bug, index));
      const [first] = unmet;
      if (first == null || unmet.includes(null) || isSaid(plan, 'gate-before-people', step)) return;
      plan.diagnostics.push(compilerDiagnostics.create('gate-before-people', first, locationOf(plan, index)));
    },
    checkConfidence: (step, index) => {
      const unmet = step.bugs.filter((bug) => whyUnmet(bug, index) !== null);
      const [first] = unmet;
      const why = first === undefined ? null : whyUnmet(first, index);
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
    },
  };
}

/** Why nobody can meet what a look is for. */
export type Unmet = { readonly why: 'flag'; readonly flag: string } | { readonly why: 'release' | 'nothing' };

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
