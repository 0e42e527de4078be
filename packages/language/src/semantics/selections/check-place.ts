/** Places: known, and not ambiguous. */
import type { Fix } from '../../diagnostics/index.ts';
import type { Place, Topology } from '../../program/index.ts';
import type { Address, Place as PlaceNode } from '../../syntax/tree.ts';
import { type IndexedNode, indexOf, resolvePlace, runsInSet, splitNumbered } from '../fleet/index.ts';
import { placeMessages } from '../messages/places.ts';
import { at } from '../report.ts';
import { isDoubtful } from '../source.ts';
import { replaceWith, written } from '../suggest.ts';
import type { CheckedPlace } from './checked-place.ts';
import type { SelectionContext } from './selection-context.ts';

const MOST_RUNS = 1_000_000;

export function checkPlace(context: SelectionContext, node: PlaceNode): CheckedPlace | undefined {
  const location = at(context, node);
  if (node.kind === 'here') {
    if (!context.insideEach) {
      context.report.add(placeMessages.create('here-outside-each', {}, location));
      return undefined;
    }
    return { place: { kind: 'here', location }, sets: [] };
  }
  const segments = node.segments.map(({ text }) => text);
  if (node.segments.length === 0 || node.segments.some(({ missing }) => missing)) {
    context.report.missing();
    return undefined;
  }
  const place: Place = { kind: 'path', segments, location };
  if (context.fleet === null) return { place, sets: [] };
  const { topology } = context.fleet;
  const resolution = resolvePlace(topology, segments, context.within ?? []);
  switch (resolution.kind) {
    case 'nodes': {
      const runs = resolution.sets.reduce((sum, set) => sum + runsInSet(set), 0);
      if (runs <= MOST_RUNS) return { place, sets: resolution.sets };
      context.report.add(placeMessages.create('scattered-place', { name: segments.join('/') }, location));
      return undefined;
    }
    case 'ambiguous': {
      const { candidates, count } = resolution;
      const args = { name: segments.join('/'), candidates, count };
      context.report.add(placeMessages.create('ambiguous-place', args, location));
      return undefined;
    }
    case 'unknown':
      if (isDoubtful(context.file, node)) context.report.missing();
      else reportUnknown(context, topology, node);
      return undefined;
  }
}

export function checkPlaces(context: SelectionContext, nodes: readonly PlaceNode[]): readonly CheckedPlace[] {
  return nodes.flatMap((node) => checkPlace(context, node) ?? []);
}

function reportUnknown(context: SelectionContext, topology: Topology, node: Address): void {
  const segments = node.segments.map(({ text }) => text);
  const location = at(context, node);
  const name = segments.join('/');
  const whole = skippedLevels(topology, segments);
  if (whole !== undefined) {
    const args = { name, fleet: topology.name, suggestion: whole.join('/'), hint: undefined };
    const text = whole.map(written).join('/');
    const fix: Fix = { title: `Write \`${text}\``, safety: 'safe', edits: [{ ...location, text }] };
    context.report.add(placeMessages.create('unknown-place', args, { ...location, fix }));
    return;
  }
  // The first segment that is not a name of the fleet at all is the one to point at.
  const { byName } = indexOf(topology);
  const wrong = node.segments.find(({ text }) => !isName(topology, text));
  // Where each is known alone, the last may be numbered too high for the place that it is said to be in.
  const place = wrong === undefined ? segments.length - 1 : node.segments.indexOf(wrong);
  const hint = tooHighNumber(topology, segments.slice(0, place), segments[place] ?? '');
  const suggestion = wrong === undefined || hint !== undefined ? undefined : suggestName(context, byName, wrong.text);
  const pointed = at(context, wrong ?? node);
  const args = { name: wrong?.text ?? name, fleet: topology.name, suggestion, hint };
  const fix = wrong === undefined ? undefined : replaceWith(pointed, suggestion);
  context.report.add(placeMessages.create('unknown-place', args, { ...pointed, fix }));
}

/** `web-1` for `wbe-1`: the number is left out of the comparison, and written again. */
function suggestName(
  context: SelectionContext,
  byName: ReadonlyMap<string, readonly IndexedNode[]>,
  name: string,
): string | undefined {
  const whole = context.report.suggest(name, byName.keys());
  const split = splitNumbered(name);
  if (whole !== undefined || split === null) return whole;
  const base = context.report.suggest(split.base, byName.keys());
  const has = byName.get(base ?? '')?.some(({ node }) => node.indexed && split.number <= node.count);
  return has === true ? `${base}-${split.number}` : base;
}

function isName(topology: Topology, segment: string): boolean {
  const { byName } = indexOf(topology);
  if (byName.has(segment)) return true;
  const split = splitNumbered(segment);
  return byName.get(split?.base ?? '')?.some(({ node }) => node.indexed && (split?.number ?? 0) <= node.count) ?? false;
}

/** How many there are of what is numbered too high: in the place that the names before it say, else in any. */
function tooHighNumber(topology: Topology, outer: readonly string[], segment: string): string | undefined {
  const split = splitNumbered(segment);
  if (split === null) return undefined;
  const alike = (indexOf(topology).byName.get(split.base) ?? []).filter(({ node }) => node.indexed);
  const within = alike.slice(0, MOST_TRIED).filter(({ parent }) => namesFrom(parent, outer) !== undefined);
  const most = within.reduce((count, { node }) => Math.max(count, node.count), 0);
  if (most === 0) return outer.length === 0 ? undefined : tooHighNumber(topology, [], segment);
  if (split.number <= most) return undefined;
  const where = outer.length === 0 ? '' : ` in \`${outer.join('/')}\``;
  return most === 1
    ? `There is only \`${split.base}-1\`${where}.`
    : `There is \`${split.base}-1\` to \`${split.base}-${most}\`${where}.`;
}

/** Of so many nodes of one name nobody can tell which is meant. */
const MOST_TRIED = 1_000;

/** `us-west/web-2` for `us-west/pdx/web-2`: all its names are there, in that order, but not next to each other. */
function skippedLevels(topology: Topology, segments: readonly string[]): readonly string[] | undefined {
  const last = segments.at(-1);
  if (last === undefined || segments.length < 2) return undefined;
  const { byName } = indexOf(topology);
  const numbered = splitNumbered(last);
  const alike = (byName.get(numbered?.base ?? '') ?? []).filter(
    ({ node }) => node.indexed && (numbered?.number ?? 0) <= node.count,
  );
  for (const { parent } of [...(byName.get(last) ?? []), ...alike].slice(0, MOST_TRIED)) {
    const full = namesFrom(parent, segments.slice(0, -1));
    if (full !== undefined) return [...full, last];
  }
  return undefined;
}

/** The names of a node and of what is around it, from the outside in; undefined unless these are among them, in that order. */
function namesFrom(entry: IndexedNode | null, outer: readonly string[]): readonly string[] | undefined {
  let next = 0;
  const full: string[] = [];
  for (const { node } of chainAround(entry)) {
    const segment = outer[next];
    const split = segment === undefined ? null : splitNumbered(segment);
    const names = segment === node.name || (node.indexed && split?.base === node.name && split.number <= node.count);
    if (names) next++;
    full.push(names && segment !== undefined ? segment : node.name);
  }
  return next === outer.length ? full : undefined;
}

function chainAround(entry: IndexedNode | null): readonly IndexedNode[] {
  return entry === null ? [] : [...chainAround(entry.parent), entry];
}
