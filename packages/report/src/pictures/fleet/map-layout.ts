/** A fleet as nested tiles: area for servers, order as declared, so that the same film has the same map at every time. */
import { type HierarchyNode, type HierarchyRectangularNode, hierarchy, treemap, treemapBinary } from 'd3-hierarchy';
import type { FilmPlace } from '../../fleet/film.ts';
import { fitText } from '../lettering/fit-text.ts';
import { textWidth } from '../lettering/text-width.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface MapPlace {
  readonly place: FilmPlace;
  readonly box: Box;
  /** 1: the fleet's own nodes. */
  readonly depth: number;
  /** As much of its name as fits above what is in it; empty: nothing does. */
  readonly label: string;
}

export interface MapLayout {
  /** In the order of the film's tiles. */
  readonly tiles: readonly Box[];
  /** Those that hold tiles; and tiles with names, where there is room for them. */
  readonly places: readonly MapPlace[];
}

export const LABEL_SIZE = 11;
const LABEL_HEIGHT = 15;
/** Less room than this below its name is not worth one. */
const LEAST_BELOW = 14;
/** Of a name that is cut, at least so many pixels; with so many it says enough. */
const LEAST_LABEL = 30;
const READABLE = 64;
/** More tiles than these go without names. */
const MOST_NAMED = 80;
/** Tiles with longer sides lie on whole pixels. */
const LEAST_ON_PIXELS = 6;
/** A tile is never smaller than this part of their mean. */
const SMALLEST = 4;
const TIE = 0.05;
/** Between tiles, between the places that hold them, between those of the fleet. */
const GAPS: readonly number[] = [8, 5, 3];

type Node = HierarchyRectangularNode<FilmPlace>;

export function layoutMap(fleet: FilmPlace, width: number, height: number): MapLayout {
  const least = leastServers(fleet);
  const root = hierarchy<FilmPlace>(fleet, ({ places }) => [...places]).sum(({ places, servers }) =>
    places.length === 0 ? Math.max(servers, least) : 0,
  );
  const depths = Array.from({ length: root.height }, (_, above) => above + 1).filter((depth) => isNamed(root, depth));
  // Names take room from what is below them; so those of one depth are left out at a time, the innermost first.
  for (let named = depths; ; named = named.slice(0, -1)) {
    const laid = lay(root, width, height, named);
    if (named.every((depth) => canBeRead(laid, depth))) return readLayout(laid, named);
  }
}

/** Tiles of fewer servers are drawn as if they had so many. */
export function leastServers({ servers, to }: FilmPlace): number {
  return servers / Math.max(1, to) / SMALLEST;
}

/** Tiles are, where they are the fleet's own and not too many. */
function isNamed(root: HierarchyNode<FilmPlace>, depth: number): boolean {
  const nodes = root.descendants().filter((node) => node.depth === depth);
  const places = nodes.filter(({ children }) => children !== undefined);
  return places.length > 0 || (depth === 1 && nodes.length <= MOST_NAMED);
}

function lay(root: HierarchyNode<FilmPlace>, width: number, height: number, named: readonly number[]): Node {
  return treemap<FilmPlace>()
    .size([width, height])
    .paddingInner(gapIn)
    .paddingTop((node) => (named.includes(node.depth) ? LABEL_HEIGHT : 0))
    .tile(tile)(root.copy());
}

/** All but a few names of a depth are whole, or cut where they say enough, and there is something to see below them. */
function canBeRead(laid: Node, depth: number): boolean {
  const nodes = laid.descendants().filter((node) => node.depth === depth);
  const readable = nodes.filter((node) => {
    const label = labelOf(node);
    return label === node.data.label || (label !== '' && node.x1 - node.x0 >= READABLE);
  });
  return readable.length * 10 >= nodes.length * 8;
}

function readLayout(laid: Node, named: readonly number[]): MapLayout {
  const leaves = laid.leaves();
  const side = Math.sqrt(((laid.x1 - laid.x0) * (laid.y1 - laid.y0)) / Math.max(1, leaves.length));
  const step = side < LEAST_ON_PIXELS ? 0.5 : 1;
  const places = laid.descendants().flatMap((node): MapPlace[] => {
    const { data, depth, children } = node;
    const isOne = depth > 0 && (children !== undefined || named.includes(depth));
    return isOne
      ? [{ place: data, box: boxOf(node, laid, step, 0), depth, label: named.includes(depth) ? labelOf(node) : '' }]
      : [];
  });
  return {
    tiles: leaves.map((node) => boxOf(node, laid, step, named.includes(node.depth) ? LABEL_HEIGHT : 0)),
    places,
  };
}

/** The more there is to tell apart, the closer it stands. */
function gapIn({ depth, height, children = [], x0, x1, y0, y1 }: Node): number {
  const side = Math.sqrt(((x1 - x0) * (y1 - y0)) / Math.max(1, children.length));
  if (height <= 1) return side > 14 ? 2 : 1;
  return Math.max(2, Math.min(GAPS[depth] ?? 2, Math.floor(side / 6)));
}

function labelOf({ data, x0, x1, y0, y1 }: Node): string {
  const room = x1 - x0 - 2;
  if (y1 - y0 < LABEL_HEIGHT + LEAST_BELOW) return '';
  const lettering = { size: LABEL_SIZE };
  if (textWidth(data.label, lettering) <= room) return data.label;
  return room < LEAST_LABEL ? '' : fitText(data.label, room, lettering);
}

/** What is all alike stands in a grid; else halves of about as many servers. */
function tile(node: Node, x0: number, y0: number, x1: number, y1: number): void {
  const { children = [] } = node;
  const [first] = children;
  if (first === undefined) return;
  if (children.length === 1 || children.some(({ value }) => value !== first.value)) {
    treemapBinary(node, x0, y0, x1, y1);
    return;
  }
  const across = columnsFor(children.length, x1 - x0, y1 - y0, first.height === 0);
  const down = Math.ceil(children.length / across);
  children.forEach((child, index) => {
    const column = index % across;
    const row = Math.floor(index / across);
    child.x0 = x0 + ((x1 - x0) * column) / across;
    child.x1 = x0 + ((x1 - x0) * (column + 1)) / across;
    child.y0 = y0 + ((y1 - y0) * row) / down;
    child.y1 = y0 + ((y1 - y0) * (row + 1)) / down;
  });
}

/** How many side by side leave few places empty, and come near to a ratio of width to height. */
function columnsFor(count: number, width: number, height: number, isTile: boolean): number {
  const ratio = isTile ? 1.15 : 1.4;
  let best = 1;
  let least = Number.POSITIVE_INFINITY;
  for (let across = 1; across <= count; across++) {
    const down = Math.ceil(count / across);
    const own = width / across / (height / down) / ratio;
    const empty = (across * down - count) / count;
    const cost = Math.max(own, 1 / own) * (1 + 6 * empty);
    // Places a pixel wider than others are not to be divided otherwise.
    if (cost < least - TIE) {
      least = cost;
      best = across;
    }
  }
  return best;
}

/** With edges on whole (or half) pixels, so that all are as sharp, inside the map; without what is at its top. */
function boxOf({ x0, x1, y0, y1 }: Node, whole: Pick<Node, 'x1' | 'y1'>, step: number, top: number): Box {
  const on = (edge: number): number => Math.round(edge / step) * step;
  const x = Math.min(Math.max(0, on(x0)), whole.x1 - step);
  const y = Math.min(Math.max(0, on(y0 + top)), whole.y1 - step);
  return { x, y, width: Math.max(step, on(x1) - x), height: Math.max(step, on(y1) - y) };
}
