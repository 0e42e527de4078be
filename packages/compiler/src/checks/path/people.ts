/** Releases and flags: whom they have reached by then, whether there is code for it, and what a look can see of it. */
import type { Location, People, Plan, Step } from '@rollout/language';
import { relationOf } from '../../control/control-graph.ts';
import { compilerDiagnostics } from '../../diagnostics/index.ts';
import type { Turning, Unmet } from '../../diagnostics/people.ts';
import { type Budget, isSpent } from '../../fleet/budget.ts';
import { deployedIn, withoutDeployed } from '../../fleet/deployed.ts';
import { describe } from '../../fleet/describe.ts';
import { isEmpty, sizeOf } from '../../fleet/domains.ts';
import type { ConfidenceStep, GateStep, MachineStep, StepIndex } from '../../machine/steps.ts';
import { percentText } from '../../text/percent-text.ts';
import { bugsSeenBy } from '../bugs-seen.ts';
import { mayReach, type PeoplePull, peopleText, usersOf, widestBefore } from '../people.ts';
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

  const named = namedPeople(plan.written);
  const turning = turnsAround(plan.written);
  /** Where it is said whom a step reaches. */
  const placeOf = (index: StepIndex, users: number): Location => {
    const location = locationOf(plan, index);
    return named.get(location)?.find((one) => one.users === users)?.location ?? location;
  };

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

  /** Whether an earlier turn of what is around the sentence has done just this. */
  const isAgain = (index: StepIndex, pull: PeoplePull) =>
    pullsLike(pull).some(
      (other) =>
        usersOf(graph, other) === pull.users &&
        locationOf(plan, other) === locationOf(plan, index) &&
        relationOf(graph, other, index) === 'before',
    );

  const checkWider = (step: MachineStep, index: StepIndex, pull: PeoplePull) => {
    const widest = widestBefore(graph, pullsLike(pull), index, budget);
    if (widest === null || widest.users < pull.users || isSaid(plan, 'reaches-nobody-new', step)) return;
    const { audience } = machine;
    const around = isAgain(index, pull) ? (turning.get(locationOf(plan, index)) ?? null) : null;
    const finding = {
      flag: nameOf(pull),
      to: peopleText(audience, pull.users),
      reached: peopleText(audience, widest.users),
      same: widest.users === pull.users,
      around,
    };
    const related =
      around !== null ? [] : [{ ...placeOf(widest.step, widest.users), message: 'It has come to these already.' }];
    const location = { ...placeOf(index, pull.users), related };
    plan.diagnostics.push(compilerDiagnostics.create('reaches-nobody-new', finding, location));
  };

  /** Whether the release may have come as far by then. */
  const checkBeyond = (step: MachineStep, index: StepIndex, pull: PeoplePull) => {
    const flag = nameOf(pull);
    if (flag === null || people.releases.length === 0) return;
    budget.left -= people.releases.length;
    if (isSpent(budget)) return;
    const released = people.releases
      .filter((release) => relationOf(graph, release, index) !== 'after')
      .reduce((most, release) => Math.max(most, usersOf(graph, release)), 0);
    if (released >= pull.users || isSaid(plan, 'flag-beyond-release', step)) return;
    const { audience } = machine;
    const to = peopleText(audience, pull.users);
    const finding = { flag, to, released: released === 0 ? null : peopleText(audience, released) };
    plan.diagnostics.push(compilerDiagnostics.create('flag-beyond-release', finding, placeOf(index, pull.users)));
  };

  /** Whether a gate may have anything to look at; where it has not, that is said by the checker of the language. */
  const isReached = (at: StepIndex) => {
    const { deploys } = graph;
    if (deploys.length === 0 && people.releases.length === 0) return machine.audience !== null;
    budget.left -= deploys.length;
    return (
      deploys.some((deploy) => relationOf(graph, deploy, at) !== 'after') ||
      [people.releases, ...people.switches].some((pulls) => mayReach(graph, pulls, at, budget))
    );
  };

  /** That no step of the plan ever turns it on is said by the checker of the language. */
  const checkOff = (step: MachineStep, index: StepIndex, pull: PeoplePull) => {
    const pulls = pullsLike(pull);
    if (!pulls.some((other) => usersOf(graph, other) > 0) || mayReach(graph, pulls, index, budget)) return;
    if (isSaid(plan, 'disable-too-early', step)) return;
    const again = pulls.some((other) => usersOf(graph, other) > 0 && relationOf(graph, other, index) === 'before');
    const finding = { flag: nameOf(pull) ?? '', again };
    plan.diagnostics.push(compilerDiagnostics.create('disable-too-early', finding, locationOf(plan, index)));
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
        if (!checkCode(step, index, pull, known)) return;
        checkWider(step, index, pull);
        checkBeyond(step, index, pull);
      } else checkOff(step, index, pull);
    },
    checkGate: (step, index) => {
      if (isSpent(budget) || !isReached(index)) return;
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

/** Whom each sentence of a plan, or channel, names. */
function namedPeople({ stages }: Plan): ReadonlyMap<Location, readonly People[]> {
  const named = new Map<Location, readonly People[]>();
  const visit = (steps: readonly Step[]) => {
    for (const step of steps) {
      if (step.kind === 'enable' || step.kind === 'release') named.set(step.location, step.to);
      if ('steps' in step) visit(step.steps);
    }
  };
  for (const { channel, location, steps } of stages) {
    if (channel !== null) named.set(location, [channel.ring]);
    visit(steps);
  }
  return named;
}

/** Of each sentence that pulls a lever of people the innermost around it whose block goes more than once. */
function turnsAround({ stages }: Plan): ReadonlyMap<Location, Turning> {
  const found = new Map<Location, Turning>();
  const visit = (steps: readonly Step[], around: Turning | null) => {
    for (const step of steps) {
      if (around !== null && (step.kind === 'enable' || step.kind === 'release')) found.set(step.location, around);
      if ('steps' in step) visit(step.steps, turningOf(step) ?? around);
    }
  };
  for (const { steps } of stages) visit(steps, null);
  return found;
}

function turningOf(step: Step): Turning | null {
  switch (step.kind) {
    case 'shift':
      return step.shares.length > 1 ? 'shift' : null;
    case 'ramp':
      return step.counts.length > 1 ? 'ramp' : null;
    case 'ramp-to':
      return step.shares.length > 1 ? 'ramp' : null;
    case 'enable':
    case 'release':
      return step.to.length > 1 ? step.kind : null;
    default:
      return null;
  }
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
