/** Which levels the plan speaks of: only their nodes are told apart. */
import type { Level } from '@rollout/language';
import { LEVELS } from '@rollout/language';
import type { ServerRange } from '../fleet.ts';
import type { Machine } from '../machine.ts';
import type { ClassEntry } from './classes.ts';

export function levelsUsed(machine: Machine, classes: readonly ClassEntry[]): ReadonlySet<Level> {
  const used = new Set<Level>();
  const use = (level: Level | null): void => {
    if (level !== null) used.add(level);
  };
  const useWithin = (within: number | null): void => {
    if (within !== null) use(classes[within]?.node.level ?? null);
  };
  // What stands outside any node of the level belongs to the next node above.
  const useOrAbove = (level: Level): void => {
    use(level);
    if (level === 'server') return;
    const outside = classes.some(({ node, levels }) => node.nodes.length === 0 && !levels.has(level));
    if (outside) for (const above of LEVELS.slice(0, LEVELS.indexOf(level))) use(above);
  };

  const { down, surge, exclusions, orderings, parallel } = machine.constraints;
  for (const limit of down) if (limit.counts !== 'server') use(limit.counts);
  for (const limit of [...down, ...surge]) {
    use(limit.per);
    if (limit.per === null) useWithin(limit.within);
  }
  for (const { per } of machine.services) if (per !== null) useOrAbove(per);
  for (const { sets, within } of exclusions) {
    if (sets.kind === 'level') {
      use(sets.level);
      use(sets.per);
    }
    useWithin(within);
  }
  for (const { per, within } of orderings) {
    use(per);
    useWithin(within);
  }
  for (const limit of parallel) {
    use(limit.level);
    use(limit.per);
    useWithin(limit.within);
  }
  for (const step of machine.steps) if (step.kind === 'deploy') useOrAbove(step.by);

  const { deploy, rollback, repair, bugs, outages } = machine.numbers;
  for (const items of [deploy, rollback, repair]) if (items !== null && items.per !== 'server') useOrAbove(items.per);
  for (const { per } of deploy.fails) if (isAbove(per, deploy.per)) use(per);
  for (const { node } of classes) if (node.fails !== null && isAbove(node.level, deploy.per)) use(node.level);
  for (const bug of bugs) for (const { level } of bug.shows) if (level !== 'ring') use(level);
  for (const outage of outages) use(outage.level);
  return used;
}

export function isAbove(level: Level, other: Level): boolean {
  return LEVELS.indexOf(level) < LEVELS.indexOf(other);
}

/** Every range that something in the plan speaks of. */
export function* rangesUsed(machine: Machine): Iterable<ServerRange> {
  const { exclusions, orderings, windows, freezes } = machine.constraints;
  for (const step of machine.steps) {
    if (step.kind === 'deploy') yield* step.select;
    if (step.kind === 'each') for (const unit of step.units) yield* unit.select;
  }
  for (const { sets } of exclusions) if (sets.kind === 'ranges') for (const set of sets.sets) yield* set.servers;
  for (const { sets } of orderings) for (const set of sets) yield* set.servers;
  for (const { servers } of [...windows, ...freezes]) if (servers !== null) yield* servers;
  for (const { servers } of [...machine.services, ...machine.areas, ...machine.numbers.incidents]) yield* servers;
}

/** Whether anything tells upgrade domains apart. */
export function usesDomains(machine: Machine): boolean {
  return machine.steps.some((step) => {
    if (step.kind === 'deploy') {
      return step.batch.kind === 'upgradeDomain' || step.select.some((range) => range.domain !== undefined);
    }
    return step.kind === 'each' && step.units.some((unit) => unit.select.some((range) => range.domain !== undefined));
  });
}
