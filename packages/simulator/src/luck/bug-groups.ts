import type { Layout, Machine } from '@rollout/compiler';
import { expm1 } from '../math/exp.ts';
import { log1p } from '../math/log.ts';
import { type Presence, type PresenceGroup, presenceOf } from './presence.ts';

/** One `shows` or `found` of a bug, as far as the fleet has nodes, or the audience rings, for it. */
export interface Showing {
  readonly probability: number;
  /** Ordinal of its first node. */
  readonly from: number;
  /** How many nodes (or rings) it may show at: there may be fewer, in the bug's scope, than the sentence names. */
  readonly nodes: number;
  /** Chance that it shows at any of them: 1 − (1 − q)^n. */
  readonly chance: number;
}

export interface BugChances {
  readonly showings: readonly Showing[];
  /** Without `present` and `surfaces`, the release carries the bug exactly if one of its showings comes true. */
  readonly thereIfItShows: boolean;
  readonly chance: number;
}

function chancesOfBug(machine: Machine, layout: Layout, bug: number): BugChances {
  const numbers = machine.numbers.bugs[bug];
  if (numbers === undefined) throw new Error(`the machine has no bug ${bug}`);
  const showings = numbers.shows.map(({ probability, level, from, to }, showing) => {
    const all = level === 'ring' ? (machine.audience?.rings.length ?? 0) : nodesInScope(layout, bug, showing);
    const nodes = Math.max(0, Math.min(to, all) - from + 1);
    return { probability, from, nodes, chance: anyOf(nodes, probability) };
  });
  const thereIfItShows = numbers.present === null && numbers.surfaces === null && showings.length > 0;
  const never = showings.reduce((sum, { chance }) => sum + log1p(-chance), 0);
  return { showings, thereIfItShows, chance: thereIfItShows ? -expm1(never) : (numbers.present ?? 1) };
}

/** Nodes of the showing's level that hold a server where the bug can show. */
function nodesInScope(layout: Layout, bug: number, showing: number): number {
  const own = layout.bugs[bug];
  const nodes = own?.nodes[own.showings[showing] ?? -1];
  return nodes === undefined ? 0 : nodes.reduce((sum, inScope) => sum + inScope, 0);
}

/** 1 − (1 − q)^n, exact where q is tiny. */
function anyOf(n: number, q: number): number {
  return n === 0 ? 0 : -expm1(n * log1p(-q));
}

/** Chance that this showing or a later one comes true. */
export function anyFrom(showings: readonly Showing[], first: number): number {
  let none = 0;
  for (let i = first; i < showings.length; i++) none += log1p(-(showings[i]?.chance ?? 0));
  return -expm1(none);
}

/** What is known, before any trial, of which bugs a release carries. */
export function presenceOfMachine(
  machine: Machine,
  layout: Layout,
): { readonly chances: readonly BugChances[]; readonly presence: Presence } {
  const chances = machine.numbers.bugs.map((_, bug) => chancesOfBug(machine, layout, bug));
  return { chances, presence: presenceOf(presenceGroups(machine, chances), chances.length) };
}

/** The groups of which a release has at most one bug: those of `at most one`, and every other bug by itself. */
function presenceGroups(machine: Machine, chances: readonly BugChances[]): PresenceGroup[] {
  const grouped = new Set(machine.numbers.atMostOne.flat());
  const alone = chances.map((_, bug) => bug).filter((bug) => !grouped.has(bug));
  return [...machine.numbers.atMostOne, ...alone.map((bug) => [bug])].map((bugs) => ({
    bugs,
    chances: bugs.map((bug) => chances[bug]?.chance ?? 0),
  }));
}
