/** Releases and flags: whether there is code for those whom they reach, and whether they reach anybody new. */
import type { Location } from '@rollout/language';
import { relationOf } from '../../control/control-graph.ts';
import { compilerDiagnostics } from '../../diagnostics/index.ts';
import { isSpent } from '../../fleet/budget.ts';
import { deployedIn, withoutDeployed } from '../../fleet/deployed.ts';
import { describe } from '../../fleet/describe.ts';
import { isEmpty, sizeOf } from '../../fleet/domains.ts';
import type { MachineStep, StepIndex } from '../../machine/steps.ts';
import { mayReach, type PeoplePull, peopleText, usersOf, widestBefore } from '../people.ts';
import { isSaid, locationOf, type PlanUnderCheck } from '../plan-under-check.ts';
import type { PeopleUnderCheck } from './people-under-check.ts';
import type { Known } from './walk.ts';

export function checkPeoplePull(
  people: PeopleUnderCheck,
  step: MachineStep,
  index: StepIndex,
  pull: PeoplePull,
  known: Known,
): void {
  if (pull.users === 0) {
    checkOff(people, step, index, pull);
  } else if (checkCode(people.plan, step, index, pull, known)) {
    checkWider(people, step, index, pull);
    checkBeyond(people, step, index, pull);
  }
}

/** Whether any code that it reaches is there; false also where that was said before. */
function checkCode(
  plan: PlanUnderCheck,
  step: MachineStep,
  index: StepIndex,
  pull: PeoplePull,
  { deployed }: Known,
): boolean {
  if (plan.graph.deploys.length === 0) return true;
  const { table } = plan.fleet;
  const flag = flagOf(plan, pull);
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
}

function checkWider(people: PeopleUnderCheck, step: MachineStep, index: StepIndex, pull: PeoplePull): void {
  const { plan, budget, turning } = people;
  const widest = widestBefore(plan.graph, pullsLike(plan, pull), index, budget);
  if (widest === null || widest.users < pull.users || isSaid(plan, 'reaches-nobody-new', step)) return;
  const { audience } = plan.machine;
  const around = isAgain(plan, index, pull) ? (turning.get(locationOf(plan, index)) ?? null) : null;
  const finding = {
    flag: flagOf(plan, pull),
    to: peopleText(audience, pull.users),
    reached: peopleText(audience, widest.users),
    same: widest.users === pull.users,
    around,
  };
  const related =
    around !== null
      ? []
      : [{ ...placeOf(people, widest.step, widest.users), message: 'It has come to these already.' }];
  const location = { ...placeOf(people, index, pull.users), related };
  plan.diagnostics.push(compilerDiagnostics.create('reaches-nobody-new', finding, location));
}

/** Whether an earlier turn of what is around the sentence has done just this. */
function isAgain(plan: PlanUnderCheck, index: StepIndex, pull: PeoplePull): boolean {
  const { graph } = plan;
  return pullsLike(plan, pull).some(
    (other) =>
      usersOf(graph, other) === pull.users &&
      locationOf(plan, other) === locationOf(plan, index) &&
      relationOf(graph, other, index) === 'before',
  );
}

/** Whether the release may have come as far by then. */
function checkBeyond(people: PeopleUnderCheck, step: MachineStep, index: StepIndex, pull: PeoplePull): void {
  const { plan, budget } = people;
  const { graph, machine } = plan;
  const { releases } = plan.people;
  const flag = flagOf(plan, pull);
  if (flag === null || releases.length === 0) return;
  budget.left -= releases.length;
  if (isSpent(budget)) return;
  const released = releases
    .filter((release) => relationOf(graph, release, index) !== 'after')
    .reduce((most, release) => Math.max(most, usersOf(graph, release)), 0);
  if (released >= pull.users || isSaid(plan, 'flag-beyond-release', step)) return;
  const to = peopleText(machine.audience, pull.users);
  const finding = { flag, to, released: released === 0 ? null : peopleText(machine.audience, released) };
  const location = placeOf(people, index, pull.users);
  plan.diagnostics.push(compilerDiagnostics.create('flag-beyond-release', finding, location));
}

/** That no step of the plan ever turns it on is said by the checker of the language. */
function checkOff({ plan, budget }: PeopleUnderCheck, step: MachineStep, index: StepIndex, pull: PeoplePull): void {
  const { graph } = plan;
  const pulls = pullsLike(plan, pull);
  if (!pulls.some((other) => usersOf(graph, other) > 0) || mayReach(graph, pulls, index, budget)) return;
  if (isSaid(plan, 'disable-too-early', step)) return;
  const again = pulls.some((other) => usersOf(graph, other) > 0 && relationOf(graph, other, index) === 'before');
  const finding = { flag: flagOf(plan, pull) ?? '', again };
  plan.diagnostics.push(compilerDiagnostics.create('disable-too-early', finding, locationOf(plan, index)));
}

/** All that pull the same lever. */
function pullsLike({ people }: PlanUnderCheck, pull: PeoplePull): readonly StepIndex[] {
  return pull.lever === 'release' ? people.releases : (people.switches[pull.flag] ?? []);
}

/** By name; null: it is a release. */
function flagOf({ machine }: PlanUnderCheck, pull: PeoplePull): string | null {
  return pull.lever === 'release' ? null : (machine.flags[pull.flag]?.name ?? '');
}

/** Where it is said whom a step reaches. */
function placeOf({ plan, named }: PeopleUnderCheck, index: StepIndex, users: number): Location {
  const location = locationOf(plan, index);
  return named.get(location)?.find((one) => one.users === users)?.location ?? location;
}
