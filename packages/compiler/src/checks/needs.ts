/**
 * A service is deployed before one that it needs. In the plan something of the needed one surely comes first. So it does again in every
 * stage and every unit of an `each` that deploy both, unless there it goes in units side by side with this one. What is sure is as in
 * `path/walk.ts`: stages and units side by side do not see each other, units that go one at a time, or in groups, see those before them.
 */
import { blockFrom, relationOf, wayTo } from '../control/control-graph.ts';
import { compilerDiagnostics } from '../diagnostics/index.ts';
import type { DeployStep, EachStep, StepIndex } from '../machine/steps.ts';
import { isSaid, locationOf, type PlanUnderCheck } from './plan-under-check.ts';
import { servicesByStep } from './services-by-step.ts';

/** Names of services. */
type Names = ReadonlySet<string>;

/** The plan, a stage, or a unit of an `each`. */
interface Part {
  /** In words; null: the plan. */
  readonly name: string | null;
  /** What it deploys at all: of each service the first step that does. */
  readonly deploys: ReadonlyMap<string, StepIndex>;
}

/** A part around a step, with what it has surely deployed to by then. */
interface Around extends Part {
  readonly before: Names;
  /** What units of it that go side by side with the step deploy. */
  readonly beside: Names;
}

const NONE: Names = new Set();

export function checkNeeds(plan: PlanUnderCheck): void {
  const { machine } = plan;
  const needs = needsAmong(plan);
  if (![...needs.values()].some((names) => names.length > 0)) return;
  const servicesOf = servicesByStep(plan);
  /** Of each step that deploys, or whose units do. */
  const deployedBy = new Map<StepIndex, ReadonlyMap<string, StepIndex>>();
  const deployedIn = (entry: StepIndex): ReadonlyMap<string, StepIndex> => {
    const found = new Map<string, StepIndex>();
    for (const index of blockFrom(machine, entry)) {
      const step = machine.steps[index];
      const own = new Map(servicesOf.get(index)?.map((name) => [name, index]));
      if (step?.kind === 'each') for (const unit of step.units) addMissing(own, deployedInUnit(unit.entry));
      deployedBy.set(index, own);
      addMissing(found, own);
    }
    return found;
  };
  const units = new Map<StepIndex, ReadonlyMap<string, StepIndex>>();
  const deployedInUnit = (entry: StepIndex) => {
    const known = units.get(entry) ?? deployedIn(entry);
    units.set(entry, known);
    return known;
  };

  /** Outermost first. */
  const walk = (entry: StepIndex, outside: readonly Around[]): void => {
    let around = outside;
    for (const index of blockFrom(machine, entry)) {
      const step = machine.steps[index];
      if (step?.kind === 'deploy') checkDeploy(plan, needs, servicesOf.get(index) ?? [], step, index, around);
      if (step?.kind === 'each') {
        for (const group of groupsOf(step)) {
          const besideOf = othersOf(group.map(({ entry }) => deployedInUnit(entry)));
          group.forEach((unit) => {
            const deploys = deployedInUnit(unit.entry);
            const name = `the unit \`${unit.name}\``;
            const others = besideOf(deploys);
            const outer = around.map((part) => ({ ...part, beside: also(part.beside, others) }));
            walk(unit.entry, [...outer, { name, deploys, before: NONE, beside: NONE }]);
          });
          const done = group.reduce<Names>((names, { entry }) => also(names, deployedInUnit(entry)), NONE);
          around = around.map((part) => ({ ...part, before: also(part.before, done) }));
        }
      }
      const own = deployedBy.get(index);
      if (own !== undefined && own.size > 0)
        around = around.map((part) => ({ ...part, before: also(part.before, own) }));
    }
  };

  const stages = machine.stages.map(({ entry }) => deployedIn(entry));
  const all = new Map<string, StepIndex>();
  for (const stage of stages) addMissing(all, stage);
  const after: Names[] = [];
  machine.stages.forEach((stage, index) => {
    const before = stage.after.reduce<Names>((names, other) => also(names, after[other] ?? NONE), NONE);
    const deploys = stages[index] ?? new Map<string, StepIndex>();
    after[index] = also(before, deploys);
    walk(stage.entry, [
      { name: null, deploys: all, before, beside: NONE },
      { name: `\`${stage.name}\``, deploys, before: NONE, beside: NONE },
    ]);
  });
}

/** Of each service of the plan which others of it it needs. */
function needsAmong({ machine, declared }: PlanUnderCheck): ReadonlyMap<string, readonly string[]> {
  const own = new Set(machine.services.map(({ name }) => name));
  return new Map(
    declared.flatMap(({ name, needs }) => (own.has(name) ? [[name, needs.filter((needed) => own.has(needed))]] : [])),
  );
}

/** Which of its groups a unit of an `each` goes in: one that ends before the next begins. */
function groupOf({ parallel }: EachStep, unit: number): number {
  const groups = parallel.slice(0, -1);
  let first = 0;
  for (const [group, count] of groups.entries()) {
    first += count;
    if (unit < first) return group;
  }
  return (parallel.at(-1) ?? 1) === 1 ? groups.length + unit - first : groups.length;
}

function groupsOf(each: EachStep): EachStep['units'][number][][] {
  const groups: EachStep['units'][number][][] = [];
  each.units.forEach((unit, index) => {
    const group = groupOf(each, index);
    const others = groups[group];
    if (others === undefined) groups[group] = [unit];
    else others.push(unit);
  });
  return groups;
}

/** Of each of these, given what it deploys, what the others deploy. */
function othersOf(group: readonly ReadonlyMap<string, StepIndex>[]): (own: ReadonlyMap<string, StepIndex>) => Names {
  const counts = new Map<string, number>();
  for (const deploys of group) for (const name of deploys.keys()) counts.set(name, (counts.get(name) ?? 0) + 1);
  return (own) => new Set([...counts].flatMap(([name, count]) => (count > (own.has(name) ? 1 : 0) ? [name] : [])));
}

function addMissing(to: Map<string, StepIndex>, from: ReadonlyMap<string, StepIndex>): void {
  for (const [name, step] of from) if (!to.has(name)) to.set(name, step);
}

function also(names: Names, more: Names | ReadonlyMap<string, StepIndex>): Names {
  const missing = [...more.keys()].filter((name) => !names.has(name));
  return missing.length === 0 ? names : new Set([...names, ...missing]);
}

function checkDeploy(
  plan: PlanUnderCheck,
  needs: ReadonlyMap<string, readonly string[]>,
  services: readonly string[],
  step: DeployStep,
  index: StepIndex,
  around: readonly Around[],
): void {
  const surely = around[0]?.before ?? NONE;
  for (const service of services) {
    // The smallest part that deploys both says best what is wrong.
    for (const part of around.toReversed()) {
      const needed = neededIn(part, needs, service).find(
        (name) => !part.before.has(name) && !(part.beside.has(name) && surely.has(name)),
      );
      const first = part.deploys.get(needed ?? '');
      if (needed === undefined || first === undefined) continue;
      if (!isSaid(plan, `needs-later ${service}`, step)) report(plan, service, needed, index, first, part);
      break;
    }
  }
}

/** What a service needs of all that a part deploys; through others as far as it does not deploy those. */
function neededIn(
  { deploys }: Part,
  needs: ReadonlyMap<string, readonly string[]>,
  service: string,
): readonly string[] {
  const met = new Set(needs.get(service));
  // A set is walked with what is added on the way.
  for (const name of met) {
    if (!deploys.has(name)) for (const further of needs.get(name) ?? []) met.add(further);
  }
  return [...met].filter((name) => deploys.has(name));
}

function report(
  plan: PlanUnderCheck,
  service: string,
  needed: string,
  index: StepIndex,
  first: StepIndex,
  part: Part,
): void {
  const { steps } = plan.machine;
  const location = locationOf(plan, index);
  const place = locationOf(plan, first);
  const copies = steps[first]?.source === steps[index]?.source;
  const parted = partedUnits(plan, index, first);
  const together = goTogether(plan, index, first, parted);
  const finding = {
    service,
    needed,
    where: part.name,
    first: copies && parted === null ? null : (steps[first]?.text ?? ''),
    // Of two copies of one sentence only their units tell which is meant.
    unit: copies && parted !== null ? (parted.step.units[parted.other]?.name ?? '') : null,
    together,
  };
  const related = copies ? [] : [{ ...place, message: `\`${needed}\` is deployed here.` }];
  plan.diagnostics.push(compilerDiagnostics.create('needs-later', finding, { ...location, related }));
}

/** Two units of one `each`. */
interface Parted {
  readonly step: EachStep;
  readonly one: number;
  readonly other: number;
}

/** The units in which the ways to two steps part; null: they do not part in an `each`. */
function partedUnits({ graph, machine }: PlanUnderCheck, one: StepIndex, other: StepIndex): Parted | null {
  const ways = wayTo(graph, other);
  for (const [depth, { each, unit }] of wayTo(graph, one).entries()) {
    const beside = ways[depth];
    if (beside?.each !== each) return null;
    const step = machine.steps[each];
    if (beside.unit !== unit) return step?.kind === 'each' ? { step, one: unit, other: beside.unit } : null;
  }
  return null;
}

/** Whether two steps may run at the same time, and not only in an order that nobody has written. */
function goTogether(
  { graph, machine }: PlanUnderCheck,
  one: StepIndex,
  other: StepIndex,
  parted: Parted | null,
): boolean {
  if (relationOf(graph, one, other) !== 'together') return false;
  if (machine.steps[one]?.stage !== machine.steps[other]?.stage || parted === null) return true;
  return groupOf(parted.step, parted.one) === groupOf(parted.step, parted.other);
}
