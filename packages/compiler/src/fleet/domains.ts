/** Upgrade domains by arithmetic: which servers of a range belong to which, and how many. */
import type { Budget } from './budget.ts';
import { isSpent, spend } from './budget.ts';
import type { ClassTable, FleetClass } from './class-table.ts';
import type { Segment, ServerSet } from './server-set.ts';

/** Servers `from <= i < to` of `size`-server nodes side by side, the first of which begins at `first`; `of` domains in each. */
interface DomainRun {
  readonly from: number;
  readonly to: number;
  readonly first: number;
  readonly size: number;
  readonly of: number;
}

/** Servers of a set. */
export function sizeOf(table: ClassTable, set: ServerSet): number {
  let size = 0;
  for (const segment of set) size += sizeOfSegment(table, segment);
  return size;
}

/** Whether the set holds no server; a range cut down to domains may be empty. */
export function isEmpty(table: ClassTable, set: ServerSet): boolean {
  return set.every((segment) => sizeOfSegment(table, segment) === 0);
}

/** The first `count` servers of a segment, and what is left of it. */
export function cutSegment(table: ClassTable, segment: Segment, count: number): [ServerSet, ServerSet] {
  if (count <= 0) return [[], [segment]];
  if (count >= sizeOfSegment(table, segment)) return [[segment], []];
  const end = serverAt(table, segment, count) + 1;
  return [[{ ...segment, to: end }], [{ ...segment, from: end }]];
}

/** The number of the segment's `position`-th server, positions counted from 1. */
export function serverAt(table: ClassTable, segment: Segment, position: number): number {
  if (segment.domains === null) return segment.from + position - 1;
  let low = segment.from;
  let high = segment.to;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (sizeOfSegment(table, { ...segment, to: middle }) < position) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The parts of a range that have upgrade domains, each with one number of them, and servers that have none. */
export function partsByDomains(
  table: ClassTable,
  from: number,
  to: number,
  budget: Budget,
): { readonly from: number; readonly to: number; readonly of: number | null }[] {
  const parts: { from: number; to: number; of: number | null }[] = [];
  const add = (begin: number, end: number, of: number | null) => {
    const last = parts.at(-1);
    if (last !== undefined && last.to === begin && last.of === of) last.to = end;
    else if (begin < end && spend(budget, 1)) parts.push({ from: begin, to: end, of });
  };
  let at = from;
  forEachDomainRun(table, from, to, budget, (run) => {
    add(at, run.from, null);
    add(run.from, run.to, run.of);
    at = run.to;
  });
  add(at, to, null);
  return parts;
}

function sizeOfSegment(table: ClassTable, segment: Segment): number {
  const { from, to, domains } = segment;
  if (domains === null) return to - from;
  let size = 0;
  forEachDomainRun(table, from, to, { left: Infinity }, (run) => {
    for (const index of domains.indices) size += countBefore(run, run.to, index) - countBefore(run, run.from, index);
  });
  return size;
}

/** Servers of a domain in a run that come before a server. */
function countBefore(run: DomainRun, server: number, index: number): number {
  const nodes = Math.floor((server - run.first) / run.size);
  const rest = server - run.first - nodes * run.size;
  const below = (servers: number) => Math.floor((servers - index + run.of - 1) / run.of);
  return nodes * Math.max(0, below(run.size)) + Math.max(0, below(rest));
}

/** The runs of nodes with upgrade domains in a range, in order; each server is in the run of its innermost such node. */
function forEachDomainRun(
  table: ClassTable,
  from: number,
  to: number,
  budget: Budget,
  found: (run: DomainRun) => void,
): void {
  const visit = (entry: FleetClass, start: number, total: number, owner: DomainRun | null) => {
    if (isSpent(budget)) return;
    const size = entry.node.servers;
    const low = Math.max(0, Math.floor((from - start) / size));
    const high = Math.min(total, Math.ceil((to - start) / size));
    if (low >= high) return;
    const first = start + low * size;
    const bounds = { from: Math.max(first, from), to: Math.min(first + (high - low) * size, to) };
    const of = entry.node.upgradeDomains;
    const own = of === null ? (owner === null ? null : { ...owner, ...bounds }) : { ...bounds, first, size, of };
    if (!entry.domainsBelow) {
      if (own !== null) found(own);
      return;
    }
    const only = entry.children.length === 1 ? entry.children[0] : undefined;
    if (only !== undefined && only.node.upgradeDomains !== null)
      return visit(only, first, (high - low) * only.node.count, own);
    for (let index = low; index < high && !isSpent(budget); index++) {
      const at = start + index * size;
      const here = of === null ? owner : { from: at, to: at + size, first: at, size, of };
      for (const child of entry.children) visit(child, at + child.offset, child.node.count, here);
    }
  };
  for (const root of table.roots) visit(root, root.offset, root.node.count, null);
}
