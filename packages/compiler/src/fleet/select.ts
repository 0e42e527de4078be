/** Selectors resolved: which servers a sentence stands for, and in which order they are walked. */
import {
  type Clause,
  floorOfShare,
  type Level,
  type Location,
  type Ordering,
  type Selector,
  shareValue,
} from '@rollout/language';
import type { ServerRange } from '../machine/fleet.ts';
import { isSpent, spend } from './budget.ts';
import { type Chunk, chunksOf, firstOf, heldBy, nodesIn } from './chunks.ts';
import { withoutDeployed } from './deployed.ts';
import { isEmpty } from './domains.ts';
import { ordered } from './ordering.ts';
import { nodesOf, scopeOf, setOfSegments } from './scope.ts';
import {
  intersect,
  noServers,
  rangesOf,
  type Segment,
  type ServerSet,
  segmentOf,
  serversBetween,
  subtract,
  unite,
} from './server-set.ts';
import type { FleetView, SelectionContext } from './view.ts';

/** What is wrong with a selection. */
export type SelectionProblem =
  /** `left`: it is about servers that are left, and none of them is. */
  | { readonly kind: 'empty'; readonly location: Location; readonly left: boolean }
  /** A count asks for more nodes than are left. */
  | {
      readonly kind: 'too-few-left';
      readonly location: Location;
      readonly asked: number;
      readonly left: number;
      readonly level: Level;
    };

export interface Selection {
  /** Disjoint, in walking order; ranges that continue one another are joined. */
  readonly ranges: readonly ServerRange[];
  readonly servers: ServerSet;
  readonly problems: readonly SelectionProblem[];
}

/**
 * The servers of a selector in walking order. Clauses are walked one after the other; an ordering orders the nodes of all
 * of them together. What a clause takes, later ones do not take again. Counts and shares take nodes of which a server
 * is left, and then what is left of them. Stops early, and is then incomplete, once the budget is spent.
 */
export function resolveSelector(fleet: FleetView, selector: Selector, context: SelectionContext): Selection {
  const problems: SelectionProblem[] = [];
  let taken: ServerSet = noServers;
  const walk: Segment[] = [];
  const chunks: Chunk[] = [];
  for (const clause of selector.clauses) {
    if (isSpent(fleet.budget)) break;
    const found = resolveClause(fleet, clause, selector.ordering, taken, context, problems);
    if (selector.ordering.kind === 'declared') {
      for (const segment of found.walk) {
        const fresh = subtract([segment], taken);
        walk.push(...fresh);
      }
    } else chunks.push(...chunksOf(fleet.table, subtract(found.set, taken), found.level, 'above', fleet.budget));
    taken = unite(taken, found.set);
  }
  for (const chunk of ordered(fleet.table, fleet.loads, chunks, selector.ordering, fleet.budget))
    walk.push(...heldBy(chunk));
  const ranges = joined(walk.flatMap(rangesOf));
  spend(fleet.budget, ranges.length);
  if (!isSpent(fleet.budget) && problems.length === 0 && isEmpty(fleet.table, taken)) {
    problems.push({ kind: 'empty', location: selector.location, left: wasAboutWhatIsLeft(fleet, selector, context) });
  }
  return { ranges, servers: taken, problems };
}

/** Whether a selector would stand for some servers if nothing had been deployed. */
function wasAboutWhatIsLeft(fleet: FleetView, { clauses }: Selector, context: SelectionContext): boolean {
  return clauses.some(
    (clause) =>
      (clause.kind === 'remaining' || clause.kind === 'share') &&
      !isEmpty(fleet.table, scopeOf(fleet, clause, clause.level, context)),
  );
}

interface ClauseServers {
  readonly set: ServerSet;
  /** The same servers as they are walked where no ordering is written. */
  readonly walk: readonly Segment[];
  /** What an ordering orders. */
  readonly level: Level;
}

function resolveClause(
  fleet: FleetView,
  clause: Clause,
  ordering: Ordering,
  taken: ServerSet,
  context: SelectionContext,
  problems: SelectionProblem[],
): ClauseServers {
  const level = clause.kind === 'place' ? null : clause.level;
  const scope = scopeOf(fleet, clause, level, context);
  const all = (set: ServerSet, over: Level): ClauseServers => ({ set, walk: set, level: over });
  switch (clause.kind) {
    case 'place': {
      if (clause.place.kind === 'path' || context.here === null) return all(scope, context.unit);
      const walk = context.here.flatMap((range) => intersect([segmentOf(range)], scope));
      return { set: scope, walk, level: context.unit };
    }
    case 'all':
      return level === null ? all(scope, context.unit) : all(nodesOf(fleet, scope, level), level);
    case 'remaining': {
      const left = withoutDeployed(subtract(scope, taken), context.deployed);
      return level === null ? all(left, context.unit) : all(nodesOf(fleet, left, level), level);
    }
    case 'count':
    case 'share': {
      const picked = scopesOfCounts(fleet, clause, scope).flatMap((part) =>
        pick(fleet, clause, part, ordering, taken, context, problems),
      );
      const walk = picked.flatMap(heldBy);
      return { set: setOfSegments(walk), walk, level: clause.level };
    }
  }
}

/** The nodes that one count or share takes out of a scope. */
function pick(
  fleet: FleetView,
  clause: Extract<Clause, { kind: 'count' | 'share' }>,
  scope: ServerSet,
  ordering: Ordering,
  taken: ServerSet,
  context: SelectionContext,
  problems: SelectionProblem[],
): Chunk[] {
  const { table, loads, budget } = fleet;
  const left = chunksOf(table, withoutDeployed(subtract(scope, taken), context.deployed), clause.level, 'skip', budget);
  const available = left.reduce((sum, chunk) => sum + nodesIn(chunk), 0);
  let wanted: number;
  if (clause.kind === 'count') {
    wanted = clause.count;
    if (available < wanted && !isSpent(budget)) {
      problems.push({
        kind: 'too-few-left',
        location: clause.location,
        asked: wanted,
        left: available,
        level: clause.level,
      });
    }
  } else {
    const total = chunksOf(table, scope, clause.level, 'skip', budget).reduce((sum, chunk) => sum + nodesIn(chunk), 0);
    wanted = shareOfNodes(clause.share, total);
  }
  return takeFirst(fleet, ordered(table, loads, left, ordering, budget), wanted);
}

/** A percent of so many nodes: rounded down, but never to nothing unless the percent itself is 0. */
export function shareOfNodes(share: Parameters<typeof shareValue>[0], total: number): number {
  return shareValue(share) === 0 ? 0 : Math.max(1, floorOfShare(share, total));
}

function takeFirst(fleet: FleetView, chunks: readonly Chunk[], wanted: number): Chunk[] {
  const picked: Chunk[] = [];
  let missing = wanted;
  for (const chunk of chunks) {
    if (missing <= 0) break;
    const nodes = nodesIn(chunk);
    picked.push(nodes <= missing ? chunk : firstOf(fleet.table, chunk, missing));
    missing -= nodes;
  }
  return picked;
}

/** With `in each LEVEL` the scope node by node, else as it is. */
function scopesOfCounts(fleet: FleetView, clause: Clause, scope: ServerSet): ServerSet[] {
  if (clause.within.kind !== 'each') return [scope];
  const { table, budget } = fleet;
  const scopes: ServerSet[] = [];
  // Nodes that hold nothing of the level are passed over, as those are in which nothing meets the condition.
  const counted = clause.kind === 'count' || clause.kind === 'share' ? nodesOf(fleet, scope, clause.level) : scope;
  for (const chunk of chunksOf(table, counted, clause.within.level, 'skip', budget)) {
    if (chunk.kind !== 'nodes') {
      scopes.push(heldBy(chunk));
      continue;
    }
    if (!spend(budget, chunk.count)) break;
    for (let index = 0; index < chunk.count; index++) {
      const first = chunk.first + index * chunk.size;
      scopes.push(serversBetween(first, first + chunk.size));
    }
  }
  return scopes;
}

/** Ranges in their order, joined where one continues the other. */
function joined(ranges: readonly ServerRange[]): ServerRange[] {
  const result: ServerRange[] = [];
  for (const range of ranges) {
    const last = result.at(-1);
    if (
      last !== undefined &&
      last.to === range.from &&
      last.domain?.index === range.domain?.index &&
      last.domain?.of === range.domain?.of
    ) {
      result[result.length - 1] = { ...last, to: range.to };
    } else result.push(range);
  }
  return result;
}
