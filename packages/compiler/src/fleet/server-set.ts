/**
 * Sets of servers as ranges, some of them cut down to upgrade domains. A server's domain is its own (the innermost node with
 * upgrade domains counts it), so a range may span many such nodes, as long as all of them have equally many domains.
 */
import type { ServerRange } from '../machine/fleet.ts';

/** Indices of upgrade domains, from 0, ascending: at least one, and fewer than all. */
export interface DomainSet {
  readonly of: number;
  readonly indices: readonly number[];
}

/** Servers `from <= i < to`, with `domains` only those of these domains. */
export interface Segment {
  readonly from: number;
  readonly to: number;
  readonly domains: DomainSet | null;
}

/** Ascending, disjoint even without their domains, and joined where they can be. */
export type ServerSet = readonly Segment[];

export const noServers: ServerSet = [];

export function serversBetween(from: number, to: number): ServerSet {
  return from < to ? [{ from, to, domains: null }] : noServers;
}

/** The set that holds every server of the ranges. */
export function setOf(ranges: readonly ServerRange[]): ServerSet {
  const segments = ranges.map(segmentOf).sort((a, b) => a.from - b.from || a.to - b.to);
  return uniteAll(segments.map((segment) => [segment]));
}

export function segmentOf(range: ServerRange): Segment {
  const domains = range.domain === undefined ? null : { of: range.domain.of, indices: [range.domain.index] };
  return { from: range.from, to: range.to, domains: domains?.of === 1 ? null : domains };
}

/** Ranges that hold the segment's servers; several domains are walked one after the other. */
export function rangesOf(segment: Segment): ServerRange[] {
  const { from, to, domains } = segment;
  if (domains === null) return [{ from, to }];
  return domains.indices.map((index) => ({ from, to, domain: { index, of: domains.of } }));
}

export function unite(a: ServerSet, b: ServerSet): ServerSet {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  const result: Segment[] = [];
  let i = 0;
  let j = 0;
  let at = 0;
  while (i < a.length || j < b.length) {
    const left = a[i];
    const right = b[j];
    const leftFrom = left === undefined ? Infinity : Math.max(left.from, at);
    const rightFrom = right === undefined ? Infinity : Math.max(right.from, at);
    const from = Math.min(leftFrom, rightFrom);
    const inLeft = left !== undefined && leftFrom === from;
    const inRight = right !== undefined && rightFrom === from;
    const to = Math.min(inLeft ? left.to : leftFrom, inRight ? right.to : rightFrom);
    push(
      result,
      from,
      to,
      inLeft && inRight ? uniteDomains(left.domains, right.domains) : ((inLeft ? left : right)?.domains ?? null),
    );
    at = to;
    if (left !== undefined && left.to <= at) i++;
    if (right !== undefined && right.to <= at) j++;
  }
  return result;
}

/** The union of many sets, in time that grows little faster than their segments. */
export function uniteAll(sets: readonly ServerSet[]): ServerSet {
  let layer = sets;
  while (layer.length > 1) {
    const next: ServerSet[] = [];
    for (let index = 0; index < layer.length; index += 2) {
      next.push(unite(layer[index] ?? noServers, layer[index + 1] ?? noServers));
    }
    layer = next;
  }
  return layer[0] ?? noServers;
}

export function intersect(a: ServerSet, b: ServerSet): ServerSet {
  const [small, large] = a.length <= b.length ? [a, b] : [b, a];
  const result: Segment[] = [];
  for (const segment of small) {
    for (let index = firstTouching(large, segment.from); index < large.length; index++) {
      const other = large[index];
      if (other === undefined || other.from >= segment.to) break;
      const domains = commonDomains(segment.domains, other.domains);
      if (domains === 'none') continue;
      push(result, Math.max(segment.from, other.from), Math.min(segment.to, other.to), domains);
    }
  }
  return result;
}

export function subtract(a: ServerSet, b: ServerSet): ServerSet {
  if (b.length === 0) return a;
  const result: Segment[] = [];
  for (const segment of a) {
    let at = segment.from;
    for (let index = firstTouching(b, segment.from); index < b.length; index++) {
      const other = b[index];
      if (other === undefined || other.from >= segment.to) break;
      push(result, at, Math.max(at, other.from), segment.domains);
      const from = Math.max(at, other.from);
      at = Math.min(segment.to, other.to);
      const domains = domainsWithout(segment.domains, other.domains);
      if (domains !== 'none') push(result, from, at, domains);
    }
    push(result, at, segment.to, segment.domains);
  }
  return result;
}

export function overlaps(a: ServerSet, b: ServerSet): boolean {
  const [small, large] = a.length <= b.length ? [a, b] : [b, a];
  for (const segment of small) {
    for (let index = firstTouching(large, segment.from); index < large.length; index++) {
      const other = large[index];
      if (other === undefined || other.from >= segment.to) break;
      if (commonDomains(segment.domains, other.domains) !== 'none') return true;
    }
  }
  return false;
}

/** Index of the first segment that ends after a server. */
function firstTouching(set: ServerSet, server: number): number {
  let low = 0;
  let high = set.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((set[middle]?.to ?? Infinity) > server) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Adds a segment behind the others, joined to the last where it continues it. */
function push(result: Segment[], from: number, to: number, domains: DomainSet | null): void {
  if (from >= to) return;
  const last = result.at(-1);
  if (last !== undefined && last.to === from && sameDomains(last.domains, domains)) {
    result[result.length - 1] = { from: last.from, to, domains };
  } else result.push({ from, to, domains });
}

function sameDomains(a: DomainSet | null, b: DomainSet | null): boolean {
  if (a === null || b === null) return a === b;
  return (
    a === b ||
    (a.of === b.of && a.indices.length === b.indices.length && a.indices.every((index, at) => index === b.indices[at]))
  );
}

function uniteDomains(a: DomainSet | null, b: DomainSet | null): DomainSet | null {
  if (a === null || b === null) return null;
  const indices = [...new Set([...a.indices, ...b.indices])].sort((x, y) => x - y);
  return indices.length === a.of ? null : { of: a.of, indices };
}

function commonDomains(a: DomainSet | null, b: DomainSet | null): DomainSet | null | 'none' {
  if (a === null) return b;
  if (b === null) return a;
  const other = new Set(b.indices);
  const indices = a.indices.filter((index) => other.has(index));
  return indices.length === 0 ? 'none' : { of: a.of, indices };
}

function domainsWithout(a: DomainSet | null, b: DomainSet | null): DomainSet | null | 'none' {
  if (b === null) return 'none';
  const other = new Set(b.indices);
  const own = a?.indices ?? Array.from({ length: b.of }, (_, index) => index);
  const indices = own.filter((index) => !other.has(index));
  return indices.length === 0 ? 'none' : { of: b.of, indices };
}
