/**
 * Orders that can never be met: what is put first can start only after what is put second.
 *
 * A graph of what must have happened before what: a step is `enter`ed by its thread, a unit of an `each` has `start`ed,
 * `all` units of a deploying step have started, everything of an order's `earlier` sets in one of its groups can be
 * deployed. Each of its edges is necessary, so what lies in a circle can never happen.
 */
import { blockFrom, relationOf, wayTo } from '../control/control-graph.ts';
import { compilerDiagnostics } from '../diagnostics/index.ts';
import type { StepIndex } from '../machine/steps.ts';
import { circles } from './circles.ts';
import { locationOf, type PlanUnderCheck } from './plan-under-check.ts';
import { servicesByStep } from './services-by-step.ts';
import { type Touching, touchingOf } from './touching.ts';

interface Needs {
  readonly edges: number[][];
  readonly enter: (step: StepIndex) => number;
  readonly all: (step: StepIndex) => number;
  readonly start: (each: StepIndex, unit: number) => number;
}

/** What the sets before one set, in one group of an order, are waited for by. */
interface Earlier {
  readonly ordering: number;
  readonly node: number;
  /** The deploying steps of those sets. */
  readonly steps: readonly Deploying[];
  readonly waiting: readonly Deploying[];
  /** A unit that waits for them. */
  readonly unit: { readonly start: number; readonly each: StepIndex; readonly set: number } | null;
}

export function checkWaits(plan: PlanUnderCheck): void {
  const { orderings } = plan.machine.constraints;
  if (orderings.length === 0) return;
  const needs = sequence(plan);
  const earlier: Earlier[] = [];
  const said = new Set<string>();
  orderings.forEach((_, index) => {
    for (const group of touchingOf(plan, index)) addOrder(plan, needs, index, group, earlier, said);
  });
  const circleOf = new Map<number, number>();
  circles(needs.edges).forEach((circle, index) => {
    for (const node of circle) circleOf.set(node, index);
  });
  const reported = new Set<number>();
  for (const { ordering, node, steps, waiting, unit } of earlier) {
    const circle = circleOf.get(node);
    if (circle === undefined || reported.has(circle)) continue;
    const inCircle = unit !== null && circleOf.get(unit.start) === circle;
    const second = inCircle
      ? { step: unit.each, set: unit.set }
      : waiting.find(({ step }) => circleOf.get(needs.all(step)) === circle);
    const first = steps.filter(({ step }) => circleOf.get(needs.enter(step)) === circle);
    if (first.length === 0 || second === undefined) continue;
    reported.add(circle);
    report(plan, ordering, first, second, said);
  }
}

/** What must have happened before what because of how the steps follow one another. */
function sequence(plan: PlanUnderCheck): Needs {
  const { machine } = plan;
  const count = machine.steps.length;
  const edges: number[][] = Array.from({ length: 2 * count }, () => []);
  const units = new Map<StepIndex, number>();
  const needs: Needs = {
    edges,
    enter: (step) => step,
    all: (step) => count + step,
    start: (each, unit) => (units.get(each) ?? 0) + unit,
  };
  const need = (what: number, first: number) => edges[what]?.push(first);
  const link = (block: readonly StepIndex[]) => {
    block.forEach((step, index) => {
      const before = block[index - 1];
      if (before !== undefined) need(needs.enter(step), needs.all(before));
    });
  };
  machine.steps.forEach((step, index) => {
    need(needs.all(index), needs.enter(index));
    if (step.kind !== 'each') return;
    units.set(index, edges.length);
    for (const { entry } of step.units) {
      const start = edges.push([needs.enter(index)]) - 1;
      const block = blockFrom(machine, entry);
      link(block);
      need(needs.enter(entry), start);
      need(needs.all(index), needs.all(block.at(-1) ?? entry));
    }
  });
  const blocks = machine.stages.map(({ entry }) => blockFrom(machine, entry));
  machine.stages.forEach(({ entry, after }, index) => {
    link(blocks[index] ?? []);
    for (const stage of after) {
      const last = blocks[stage]?.at(-1);
      if (last !== undefined) need(needs.enter(entry), needs.all(last));
    }
  });
  return needs;
}

/** What an order adds in one of its groups. */
function addOrder(
  plan: PlanUnderCheck,
  needs: Needs,
  ordering: number,
  group: Touching,
  earlier: Earlier[],
  said: Set<string>,
): void {
  const before: number[] = [];
  for (let set = 0; set < group.steps.length; set++) {
    const node = needs.edges.push([]) - 1;
    before[set] = node;
    if (set > 0) needs.edges[node]?.push(before[set - 1] ?? node);
    for (const step of group.steps[set - 1] ?? []) needs.edges[node]?.push(needs.enter(step));
    const waiting = (group.bound[set] ?? []).map((step) => ({ step, set }));
    for (const { step } of waiting) needs.edges[needs.all(step)]?.push(node);
    const steps = group.steps.slice(0, set).flatMap((of, index) => of.map((step) => ({ step, set: index })));
    if (steps.length > 0 && waiting.length > 0) earlier.push({ ordering, node, steps, waiting, unit: null });
  }
  addUnits(plan, needs, ordering, group, before, earlier, said);
}

/** Units of `each` wait for what is earlier and outside of them. */
function addUnits(
  plan: PlanUnderCheck,
  needs: Needs,
  ordering: number,
  group: Touching,
  before: readonly number[],
  earlier: Earlier[],
  said: Set<string>,
): void {
  const leastInside = leastSetInside(plan, group);
  const lastOf = (unit: TouchingUnit) => Math.max(...unit.sets);
  const waits = (unit: TouchingUnit, other: TouchingUnit) =>
    (leastInside.get(keyOf(other)) ?? Infinity) < lastOf(unit) &&
    !isWithin(plan, unit, other) &&
    !isWithin(plan, other, unit);
  const mixed: TouchingUnit[] = [];
  for (const unit of group.units) {
    const start = needs.edges[needs.start(unit.each, unit.unit)];
    if ((leastInside.get(keyOf(unit)) ?? Infinity) >= lastOf(unit)) {
      const set = lastOf(unit);
      const node = before[set] ?? 0;
      start?.push(node);
      const steps = group.steps.slice(0, set).flatMap((of, index) => of.map((step) => ({ step, set: index })));
      const { each } = unit;
      earlier.push({
        ordering,
        node,
        steps,
        waiting: [],
        unit: { start: needs.start(each, unit.unit), each, set },
      });
      continue;
    }
    // It holds earlier and later servers itself; two such units wait for each other.
    const other = mixed.find((one) => waits(unit, one) && waits(one, unit));
    if (other !== undefined) {
      reportUnits(plan, ordering, other, unit, said);
      return;
    }
    mixed.push(unit);
    for (const step of group.steps.slice(0, lastOf(unit)).flat()) {
      const inside = wayTo(plan.graph, step).some((around) => keyOf(around) === keyOf(unit));
      if (!inside) start?.push(needs.enter(step));
    }
  }
}

type TouchingUnit = Touching['units'][number];

/** For each unit around a step of the group the first set that the steps in it deploy. */
function leastSetInside(plan: PlanUnderCheck, group: Touching): Map<string, number> {
  const least = new Map<string, number>();
  group.steps.forEach((steps, set) => {
    for (const step of steps) {
      for (const around of wayTo(plan.graph, step)) {
        const key = keyOf(around);
        if (!least.has(key)) least.set(key, set);
      }
    }
  });
  return least;
}

function keyOf({ each, unit }: UnitOf): string {
  return `${each}:${unit}`;
}

type UnitOf = { readonly each: StepIndex; readonly unit: number };

function isWithin(plan: PlanUnderCheck, inner: UnitOf, outer: UnitOf): boolean {
  return wayTo(plan.graph, inner.each).some(({ each, unit }) => each === outer.each && unit === outer.unit);
}

interface Deploying {
  readonly step: StepIndex;
  readonly set: number;
}

/** Says that `second` waits for one of `candidates` that comes later; or, if none does, that they wait for each other. */
function report(
  plan: PlanUnderCheck,
  ordering: number,
  candidates: readonly Deploying[],
  second: Deploying,
  said: Set<string>,
): void {
  const { steps, constraints } = plan.machine;
  const { text = '', sets = [] } = constraints.orderings[ordering] ?? {};
  const later = candidates.find(({ step }) => relationOf(plan.graph, step, second.step) === 'after');
  const first = later ?? candidates.find(({ step }) => step !== second.step) ?? second;
  const key = `${text} ${steps[first.step]?.source} ${steps[second.step]?.source}`;
  if (said.has(key)) return;
  said.add(key);
  const location = locationOf(plan, second.step);
  if (later === undefined) {
    const names = { one: stepName(plan, first.step), other: stepName(plan, second.step) };
    plan.diagnostics.push(compilerDiagnostics.create('waits-in-a-circle', { ...names, constraint: text }, location));
    return;
  }
  const place = locationOf(plan, first.step);
  // What one sentence deploys of several services goes in the order in which they need one another.
  const need = place === location ? needBetween(plan, second.step, first.step) : null;
  const related = need === null ? [{ ...place, message: 'It is deployed here.' }] : [];
  const finding = {
    first: `\`${sets[first.set]?.name}\``,
    second: `\`${sets[second.set]?.name}\``,
    constraint: text,
    later: steps[first.step]?.text ?? '',
    holds: steps[second.step]?.kind === 'each',
    need,
  };
  plan.diagnostics.push(compilerDiagnostics.create('order-against-stages', finding, { ...location, related }));
}

/** Why a later step of one sentence comes after an earlier one, as it is written: `shop needs db`; null: for no need of a service. */
function needBetween(plan: PlanUnderCheck, earlier: StepIndex, later: StepIndex): string | null {
  const servicesOf = servicesByStep(plan);
  const first = servicesOf.get(earlier) ?? [];
  const needsOf = (name: string) => plan.declared.find((service) => service.name === name)?.needs ?? [];
  for (const name of servicesOf.get(later) ?? []) {
    for (const needed of needsOf(name)) {
      // A set is walked with what is added on the way.
      const met = new Set([needed]);
      for (const one of met) for (const further of needsOf(one)) met.add(further);
      if (first.some((one) => met.has(one))) return `${name} needs ${needed}`;
    }
  }
  return null;
}

function reportUnits(plan: PlanUnderCheck, ordering: number, one: UnitOf, other: UnitOf, said: Set<string>): void {
  const text = plan.machine.constraints.orderings[ordering]?.text ?? '';
  const key = `${text} ${one.each} ${other.each}`;
  if (said.has(key)) return;
  said.add(key);
  const names = { one: unitName(plan, one), other: unitName(plan, other) };
  const finding = { ...names, constraint: text };
  plan.diagnostics.push(compilerDiagnostics.create('waits-in-a-circle', finding, locationOf(plan, other.each)));
}

function unitName(plan: PlanUnderCheck, { each, unit }: UnitOf): string {
  const step = plan.machine.steps[each];
  return `\`${step?.kind === 'each' ? step.units[unit]?.name : ''}\``;
}

function stepName(plan: PlanUnderCheck, step: StepIndex): string {
  return `\`${plan.machine.steps[step]?.name}\``;
}
