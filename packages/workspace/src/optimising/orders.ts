/**
 * The orders in which places can be deployed to. What is searched are the places that deploying steps list by name (`each region in eu, us-east`, `deploy a, b`), and
 * those that are deployed to one by one, step after step. A text with names swapped is a plan like any other: what the compiler refuses is left out.
 */
import type { Tree } from '@rollout/language';
import type { Axis } from '@rollout/simulator';
import { AskingError } from '../asking/asking-error.ts';
import { parseSource } from '../files/load-project.ts';
import type { Document } from '../phases/open-document.ts';

export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Places that can be written in any order. */
export interface OrderList {
  /** `order in wave-2`. */
  readonly name: string;
  /** In the order written: where each stands, and what it is. */
  readonly places: readonly Edit[];
  /** All orders, that of the text first: for each place of the text the index of what stands there. */
  readonly orders: readonly (readonly number[])[];
}

/** So many places have 120 orders. */
const MOST_PLACES = 5;

/** The lists of a plan; `tooLong`: names of those with more places than that. */
export function orderLists(
  { path, project }: Document,
  plan: string,
): {
  readonly lists: readonly OrderList[];
  readonly tooLong: readonly string[];
} {
  const source = project.files.get(path);
  const declared = source?.tree.declarations.find((each) => each.kind === 'plan' && each.name.text === plan);
  if (source === undefined || declared?.kind !== 'plan') return { lists: [], tooLong: [] };
  const found: { readonly name: string; readonly places: readonly Edit[] }[] = [];
  const alone: Edit[] = [];
  for (const stage of stagesOf(declared)) {
    const inStage = stage.items.flatMap((item) => selectorsOf(item)).map((selector) => placesOf(selector, source.text));
    const several = inStage.filter((places) => places.length > 1);
    several.forEach((places, index) => {
      const which = several.length === 1 ? '' : ` ${index + 1}`;
      found.push({ name: `order${which} in ${stage.name.text}`, places });
    });
    alone.push(...inStage.filter((places) => places.length === 1).flat());
  }
  if (new Set(alone.map(({ text }) => text)).size === alone.length && alone.length > 1) {
    found.push({ name: 'order', places: alone });
  }
  return {
    lists: found
      .filter(({ places }) => places.length <= MOST_PLACES)
      .map(({ name, places }) => ({ name, places, orders: permutations(places.length) })),
    tooLong: found.filter(({ places }) => places.length > MOST_PLACES).map(({ name }) => name),
  };
}

/** Throws to the user where there is nothing to be put in another order. */
export function requireOrders(lists: readonly OrderList[]): void {
  if (lists.length > 0) return;
  throw new AskingError(
    `the plan lists no two to ${MOST_PLACES} places by name, so that there is no order to vary`,
    'asked',
    'Such lists are: each region in us-east, us-west { … }; deploy a, b; or one place a step.',
  );
}

function stagesOf({ items }: Tree.Plan): readonly (Tree.Stage | Tree.Channel)[] {
  return items.flatMap((item): readonly (Tree.Stage | Tree.Channel)[] => {
    if (item.kind === 'parallel-stages') return item.stages;
    return item.kind === 'stage' || item.kind === 'channel' ? [item] : [];
  });
}

/** Blocks are left out: `here` stands there for what goes around it. */
function selectorsOf(item: Tree.StageItem): readonly Tree.Selector[] {
  return item.kind === 'deploy' || item.kind === 'each' ? [item.selector] : [];
}

/** None where the selector says more than places. */
function placesOf({ clauses, ordering }: Tree.Selector, text: string): readonly Edit[] {
  if (ordering !== undefined) return [];
  const places = clauses.flatMap((clause) =>
    clause.kind === 'place-selection' && clause.place.kind === 'address'
      ? [{ ...clause.span, text: text.slice(clause.span.start, clause.span.end) }]
      : [],
  );
  return places.length === clauses.length ? places : [];
}

/** Of 0, 1 … n − 1, by the first of them, then the second …: that as it is comes first. */
export function permutations(n: number): readonly (readonly number[])[] {
  if (n === 0) return [[]];
  return permutations(n - 1)
    .flatMap((rest) =>
      Array.from({ length: n }, (_, first) => [first, ...rest.map((each) => (each >= first ? each + 1 : each))]),
    )
    .sort((a, b) => a.reduce((found, each, i) => found || each - (b[i] ?? 0), 0));
}

/** One axis a list. */
export function orderAxes(lists: readonly OrderList[]): readonly Axis[] {
  return lists.map(({ name, places, orders }) => ({
    name,
    kind: 'choice',
    values: orders.map((_, index) => index),
    labels: orders.map((order) => order.map((each) => places[each]?.text).join(', ')),
    own: 0,
  }));
}

export function orderEdits({ places, orders }: OrderList, order: number): readonly Edit[] {
  return places.flatMap(({ start, end, text: before }, index) => {
    const text = places[orders[order]?.[index] ?? index]?.text ?? before;
    return text === before ? [] : [{ start, end, text }];
  });
}

export function edited(text: string, edits: readonly Edit[]): string {
  // From the end, so that what is before stays where it is.
  return [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((before, { start, end, text: into }) => before.slice(0, start) + into + before.slice(end), text);
}

/** The document with its places in other orders, one a list. */
export function inOrders(
  document: Document,
  lists: readonly OrderList[],
  orders: readonly number[],
): Pick<Document, 'project' | 'policies'> {
  const edits = lists.flatMap((list, index) => orderEdits(list, orders[index] ?? 0));
  const { path, project } = document;
  const source = project.files.get(path);
  if (edits.length === 0 || source === undefined) return document;
  const files = new Map(project.files).set(path, parseSource(edited(source.text, edits), path));
  return { project: { ...project, files }, policies: document.policies };
}
