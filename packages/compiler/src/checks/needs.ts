/**
 * A service is deployed before one that it needs. In the plan, and in every stage and every unit of an `each` that deploy both, something
 * of the needed one surely comes first. What is sure is as in `path/walk.ts`: stages and units side by side do not see each other, units
 * that go one at a time see those before them.
 */
import { blockFrom, relationOf, wayTo } from '../control/control-graph.ts';
import { compilerDiagnostics } from '../diagnostics/index.ts';
import { isEmpty } from '../fleet/domains.ts';
import { holdersAmong } from '../fleet/holders.ts';
import { intersect, type ServerSet, setOf } from '../fleet/server-set.ts';
import type { DeployStep, EachStep, StepIndex } from '../machine/steps.ts';
import { isSaid, locationOf, type PlanUnderCheck } from './plan-under-check.ts';

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
  const walk = (entry: StepIndex, outside: readonly Around[]): readonly Around[] => {
    let around = outside;
    for (const index of blockFrom(machine, entry)) {
      const step = machine.steps[index];
      if (step?.kind === 'deploy') checkDeploy(plan, needs, servicesOf.get(index) ?? [], step, index, around);
      if (step?.kind === 'each') {
        const oneByOne = goOneByOne(step);
        for (const unit of step.units) {
          const own: Around = { name: `the unit \`${unit.name}\``, deploys: deployedInUnit(unit.entry), before: NONE };
          const after = walk(unit.entry, [...around, own]).slice(0, -1);
          if (oneByOne) around = after;
        }
      }
      const own = deployedBy.get(index);
      if (own !== undefined && own.size > 0)
        around = around.map((part) => ({ ...part, before: also(part.before, own) }));
    }
    return around;
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
      { name: null, deploys: all, before },
      { name: `\`${stage.name}\``, deploys, before: NONE },
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

/** Names of the services of which each deploying step deploys servers. */
function servicesByStep({ machine, selected, fleet }: PlanUnderCheck): ReadonlyMap<StepIndex, readonly string[]> {
  const sets = machine.services.map(({ servers }) => setOf(servers));
  const holding = holdersAmong(sets);
  const namesOf = (servers: ServerSet) =>
    holding(servers).flatMap((service) => {
      const isHeld = !isEmpty(fleet.table, intersect(servers, sets[service] ?? []));
      return isHeld ? [machine.services[service]?.name ?? ''] : [];
    });
  return new Map([...selected].map(([step, servers]) => [step, namesOf(servers)]));
}

function goOneByOne({ parallel }: EachStep): boolean {
  return parallel.every((count) => count === 1);
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
  for (const service of services) {
    // The smallest part that deploys both says best what is wrong.
    for (const part of around.toReversed()) {
      const needed = neededIn(part, needs, service).find((name) => !part.before.has(name));
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
  const finding = {
    service,
    needed,
    where: part.name,
    // Of two copies of one sentence only their names tell which is meant.
    first: (copies ? steps[first]?.name : steps[first]?.text) ?? '',
    together: goTogether(plan, index, first),
  };
  const related = copies ? [] : [{ ...place, message: `\`${needed}\` is deployed here.` }];
  plan.diagnostics.push(compilerDiagnostics.create('needs-later', finding, { ...location, related }));
}

/** Whether two steps may run at the same time, and not only in an order that nobody has written. */
function goTogether({ graph, machine }: PlanUnderCheck, one: StepIndex, other: StepIndex): boolean {
  if (relationOf(graph, one, other) !== 'together') return false;
  const ways = wayTo(graph, other);
  const parted = wayTo(graph, one).find(({ unit }, depth) => ways[depth]?.unit !== unit);
  const each = machine.steps[parted?.each ?? -1];
  return machine.steps[one]?.stage !== machine.steps[other]?.stage || each?.kind !== 'each' || !goOneByOne(each);
}
