/** Whether a waiting unit may start, as far as that does not depend on how much of it could. */
import { at } from '../layout/at.ts';
import type { UnitTouches } from '../layout/layout.ts';
import { nodesOf } from '../layout/layout-of.ts';
import type { UnitState } from '../state.ts';
import { UNTOUCHED } from './left-to-start.ts';
import { binds, layoutOfUnit, type Round, stageOf, type UnitRef, unitState } from './round.ts';

export function mayStart(round: Round, ref: UnitRef): boolean {
  return (
    parallelAllows(round, ref) &&
    nodesAllow(round, ref) &&
    exclusionsAllow(round, ref, runningUnits(round), 'apart') &&
    orderingsAllow(round, ref)
  );
}

/** `parallel 1, 2, 4`: each number but the last is a group that ends before the next begins; the last is a limit for the rest. */
function parallelAllows(round: Round, { step, unit }: UnitRef): boolean {
  const { parallel } = parallelStep(round, step);
  const units = at(round.state.units, step);
  let before = 0;
  for (const size of parallel.slice(0, -1)) {
    if (unit < before + size) break;
    before += size;
  }
  const hasEnded = ({ phase }: UnitState): boolean => phase === 'ended' || phase === 'dropped';
  const running = units.filter(({ phase }) => phase === 'running').length;
  const limit = groupLimit(parallel, unit);
  return units.slice(0, before).every(hasEnded) && running < limit;
}

function groupLimit(parallel: readonly number[], unit: number): number {
  let before = 0;
  for (const size of parallel) {
    before += size;
    if (unit < before) return size;
  }
  return parallel.at(-1) ?? Number.POSITIVE_INFINITY;
}

function parallelStep({ machine }: Round, index: number): { readonly parallel: readonly number[] } {
  const step = at(machine.steps, index);
  if (step.kind !== 'deploy' && step.kind !== 'each') throw new Error(`step ${index} has no units`);
  return step;
}

/** Every unit between its start and its end, with what it touches. */
function runningUnits(round: Round): (UnitRef & UnitTouches)[] {
  return round.state.units.flatMap((units, step) =>
    units.flatMap(({ phase }, unit) =>
      phase === 'running' ? [{ ...touchesOf(round, { step, unit }), step, unit }] : [],
    ),
  );
}

function touchesOf(round: Round, ref: UnitRef): UnitTouches {
  return layoutOfUnit(round, ref);
}

/** `maxParallel`: only nodes in which no unit runs yet are held against the limit. */
function nodesAllow(round: Round, ref: UnitRef): boolean {
  const { machine, layout } = round;
  const stage = stageOf(round, ref.step);
  return machine.constraints.parallel.every((limit, index) => {
    if (!binds(limit, stage)) return true;
    const { groupOf, level } = at(layout.parallel, index);
    const occupied = new Array<boolean>(nodesOf(layout, level).count).fill(false);
    const counts = new Map<number, number>();
    const occupy = (node: number): number => {
      const group = at(groupOf, node);
      const count = (counts.get(group) ?? 0) + (occupied[node] ? 0 : 1);
      occupied[node] = true;
      counts.set(group, count);
      return count;
    };
    for (const running of runningUnits(round)) for (const node of at(running.parallel, index)) occupy(node);
    return at(touchesOf(round, ref).parallel, index).every((node) => occupied[node] || occupy(node) <= limit.count);
  });
}

/**
 * Exclusions: no other unit that is at work touches another set, nor (with `apart`) has one that does ended too short a while
 * ago. A unit is at peace with the blocks that it belongs to.
 */
export function exclusionsAllow(
  round: Round,
  ref: UnitRef,
  atWork: readonly (UnitRef & UnitTouches)[],
  after: 'apart' | 'at once',
): boolean {
  const { machine, layout } = round;
  const stage = stageOf(round, ref.step);
  const touches = touchesOf(round, ref);
  return machine.constraints.exclusions.every((exclusion, index) => {
    const pieces = at(touches.exclusions, index);
    if (pieces.length === 0 || !binds(exclusion, stage)) return true;
    const { groupOf } = at(layout.exclusions, index);
    const excludes = (other: UnitTouches): boolean =>
      at(other.exclusions, index).some((piece) =>
        pieces.some((own) => own !== piece && at(groupOf, own) === at(groupOf, piece)),
      );
    if (atWork.some((other) => excludes(other) && !isInside(round, ref, other))) return false;
    if (after === 'at once' || exclusion.apart === 0) return true;
    return round.state.units.every((units, step) =>
      units.every(({ endedAt }, unit) => {
        const recent = endedAt !== null && round.at - endedAt < exclusion.apart;
        return !recent || !excludes(touchesOf(round, { step, unit }));
      }),
    );
  });
}

/** Whether a unit is the other or belongs to its block. */
export function isInside({ layout }: Round, unit: UnitRef, other: UnitRef): boolean {
  for (let ref: UnitRef | null = unit; ref !== null; ref = at(layout.steps, ref.step).within) {
    if (ref.step === other.step && ref.unit === other.unit) return true;
  }
  return false;
}

/** Orderings: nothing of an earlier set, in the same group, is still to be tried outside the unit and its block. */
function orderingsAllow(round: Round, ref: UnitRef): boolean {
  const stage = stageOf(round, ref.step);
  return round.machine.constraints.orderings.every((ordering, index) => {
    if (!binds(ordering, stage)) return true;
    return at(touchesOf(round, ref).orderings, index).every(({ set, group }) => {
      return set === 0 || !isStillToBeTried(round, index, set, group, ref);
    });
  });
}

/** Whether a unit has ended or been given up, by itself or with a block that it belongs to. */
function isOver(round: Round, unit: UnitRef): boolean {
  for (let ref: UnitRef | null = unit; ref !== null; ref = at(round.layout.steps, ref.step).within) {
    const { phase } = unitState(round, ref);
    if (phase === 'ended' || phase === 'dropped') return true;
  }
  return false;
}

/** Whether a step of the plan is still to try a server of a set before `set`, in the group, outside `apartFrom`. */
function isStillToBeTried(round: Round, ordering: number, set: number, group: number, apartFrom: UnitRef): boolean {
  const { setOf, groupOf } = at(round.layout.orderings, ordering);
  return round.layout.steps.some((step, index) => {
    if (step.kind !== 'deploy') return false;
    return step.units.some(({ entries, orderings }, unit) => {
      if (!at(orderings, ordering).some((touched) => touched.set < set && touched.group === group)) return false;
      const ref = { step: index, unit };
      if (isOver(round, ref) || isInside(round, ref, apartFrom)) return false;
      const state = unitState(round, ref);
      return entries.some(({ cell, servers }, entry) => {
        const isEarlier = at(groupOf, cell) === group && at(setOf, cell) < set && at(setOf, cell) >= 0;
        return isEarlier && (state.entries[entry] ?? UNTOUCHED).tried < servers;
      });
    });
  });
}
