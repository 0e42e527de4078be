/** Flags that go off when something is wrong: one that is off by then, and what is wrong but not behind it. */
import type { Action, Location } from '@rollout/language';
import { chainOf, triggersOf } from '../control/actions.ts';
import { relationOf } from '../control/control-graph.ts';
import { contractsOf } from '../control/no-return.ts';
import { compilerDiagnostics } from '../diagnostics/index.ts';
import { type Budget, isSpent } from '../fleet/budget.ts';
import type { StepIndex } from '../machine/steps.ts';
import { listed } from './listed.ts';
import { mayReach, usersOf } from './people.ts';
import type { PlanUnderCheck } from './plan-under-check.ts';
import { type Raiser, raisersIn } from './raisers.ts';

/** What looking at one plan may cost: pairs of steps. */
const EFFORT = 500_000;

export function checkSwitchedOff(plan: PlanUnderCheck): void {
  const { machine, graph, people, written } = plan;
  const budget: Budget = { left: EFFORT };
  const inStage = machine.stages.map((): StepIndex[] => []);
  machine.steps.forEach(({ stage }, index) => {
    inStage[stage]?.push(index);
  });
  const pullsOf = (name: string) => people.switches[machine.flags.findIndex((flag) => flag.name === name)] ?? [];
  /** Whether a flag may be on for somebody while a step, or any of a stage, runs. */
  const mayBeOn = (flag: string, stage: number, at: StepIndex | null) =>
    (at === null ? (inStage[stage] ?? []) : [at]).some((step) => mayReach(graph, pullsOf(flag), step, budget));
  /** That no step of the plan ever turns it on is said by the checker of the language. */
  const isEnabled = (flag: string) => pullsOf(flag).some((pull) => usersOf(graph, pull) > 0);

  const say = (flag: string, by: { on: string; what: string } | null, location: Location) => {
    const key = `disable-does-nothing ${location.path} ${location.span.start}`;
    if (plan.said.has(key)) return;
    plan.said.add(key);
    plan.diagnostics.push(compilerDiagnostics.create('disable-does-nothing', { flag, by }, location));
  };

  /** Bugs that it may find, out by then, and not behind the flag. */
  const leftBy = ({ bugs, stage, at }: Raiser, flag: string): readonly number[] =>
    bugs.filter((bug) => {
      const behind = machine.flags[machine.numbers.bugs[bug]?.behind ?? -1]?.name ?? null;
      return behind === null || (behind !== flag && mayBeOn(behind, stage, at));
    });
  /** Whether the plan has brought out anything by then that a rollback takes back, other than by flags. */
  const goesBack = (stage: number) => {
    const last = inStage[stage]?.at(-1) ?? -1;
    const pulls = [...graph.deploys, ...people.releases];
    const contracts = contractsOf(graph);
    budget.left -= pulls.length + contracts.length;
    const isEarly = (step: StepIndex) => relationOf(graph, step, last) !== 'after';
    return !isSpent(budget) && pulls.some(isEarly) && !contracts.some(isEarly);
  };

  machine.stages.forEach(({ handlers }, stage) => {
    const actions = triggersOf(handlers).map(([, action]) => action);
    if (isSpent(budget) || actions.every((action) => switchedOff(action) === null)) return;
    for (const { action, location } of written.stages[stage]?.handlers ?? []) {
      const flag = switchedOff(action);
      if (flag !== null && isEnabled(flag) && !mayBeOn(flag, stage, null)) say(flag, null, location);
    }
    const left = new Map<Location, { readonly flag: string; readonly bugs: Set<number> }>();
    for (const raiser of raisersIn(plan, stage, inStage[stage] ?? [])) {
      const flag = switchedOff(raiser.action);
      const handler = raiser.own ?? raiser.ofPlan;
      if (flag === null || handler === null || !isEnabled(flag)) continue;
      const bugs = leftBy(raiser, flag);
      if (!mayBeOn(flag, stage, raiser.at)) {
        const isRaised = raiser.bugs.length === 0 || bugs.length > 0;
        if (raiser.own === null && isRaised) say(flag, { on: raiser.on, what: raiser.what }, raiser.location);
        continue;
      }
      const known = left.get(handler.location) ?? { flag, bugs: new Set() };
      left.set(handler.location, known);
      for (const bug of bugs) known.bugs.add(bug);
    }
    for (const [location, { flag, bugs }] of left) {
      const key = `disable-leaves-bugs ${location.path} ${location.span.start}`;
      if (bugs.size === 0 || plan.said.has(key) || !goesBack(stage)) continue;
      plan.said.add(key);
      const names = [...bugs].sort((a, b) => a - b).map((bug) => `\`${machine.numbers.bugs[bug]?.name}\``);
      const finding = { flag, bugs: listed(names) ?? '', several: names.length > 1 };
      plan.diagnostics.push(compilerDiagnostics.create('disable-leaves-bugs', finding, location));
    }
  });
}

/** The flag that an action ends with switching off; null: none. */
function switchedOff(action: Action): string | null {
  const last = chainOf(action).at(-1);
  return last?.kind === 'disable' ? last.flag : null;
}
