/** A fleet cut into tiles: the nodes of its deepest level of which there are not too many, or several of them side by side in one. */
import type { Fleet, FleetNode } from '@rollout/compiler';
import { depthOfLevel, LEVELS, type Level, pluralOfLevel } from '@rollout/language';
import { formatCount } from '../text/number.ts';
import { printableText } from '../text/printable.ts';
import type { FilmPlace } from './film.ts';

/** More are not told apart in a picture. */
export const MOST_TILES = 400;
/** With fewer, several nodes of the next level are put into one tile. */
const FEW_TILES = 120;
/** But no more than so many; and never servers, for a tile tells how many of them are what. */
const MOST_IN_ONE = 16;

export interface Tile {
  readonly address: string;
  readonly label: string;
  readonly first: number;
  readonly servers: number;
}

export interface Tiling {
  readonly tiles: readonly Tile[];
  readonly fleet: FilmPlace;
  readonly level: Level | 'fleet';
  readonly most: number;
  /** `10 regions of 100 clusters …`: what the tiles sum up; none where each is a server. */
  readonly notes: readonly string[];
}

interface Cut {
  readonly depth: number;
  /** Nodes in one tile. */
  readonly together: number;
}

export function tilesOf(fleet: Fleet): Tiling {
  const cut = cutOf(fleet);
  const tiles: Tile[] = [];
  const places = placesOf(fleet.nodes, cut, '', 0, tiles);
  const root: FilmPlace = {
    label: printableText(fleet.name),
    servers: fleet.servers,
    from: 0,
    to: tiles.length,
    places: unwrapped(places),
  };
  const level = LEVELS[cut.depth] ?? 'server';
  return { tiles, fleet: root, level, most: cut.together, notes: notesOf(fleet, cut, tiles.length) };
}

function cutOf(fleet: Fleet): Cut {
  const depths = LEVELS.map((_, depth) => depth).filter((depth) => hasLevel(fleet.nodes, depth));
  const fits = depths.filter((depth) => tilesAt(fleet.nodes, { depth, together: 1 }) <= MOST_TILES);
  const depth = fits.at(-1);
  if (depth === undefined) return grouped(fleet, depths[0] ?? 0);
  const next = depths[depths.indexOf(depth) + 1];
  const single: Cut = { depth, together: 1 };
  if (next === undefined || LEVELS[next] === 'server' || tilesAt(fleet.nodes, single) >= FEW_TILES) return single;
  const finer = grouped(fleet, next);
  return finer.together <= MOST_IN_ONE ? finer : single;
}

/** As few nodes in one tile as there may be; a few more where no tile then has less than others. */
function grouped({ nodes }: Fleet, depth: number): Cut {
  let together = 1;
  while (tilesAt(nodes, { depth, together }) > MOST_TILES && together < Number.MAX_SAFE_INTEGER / 4) together *= 2;
  let low = Math.max(1, together / 2);
  while (low < together) {
    const middle = Math.floor((low + together) / 2);
    if (tilesAt(nodes, { depth, together: middle }) <= MOST_TILES) together = middle;
    else low = middle + 1;
  }
  const even = Array.from({ length: Math.min(together, MOST_IN_ONE) }, (_, more) => together + more).find((count) =>
    isEven(nodes, { depth, together: count }),
  );
  return { depth, together: even ?? together };
}

function hasLevel(nodes: readonly FleetNode[], depth: number): boolean {
  return nodes.some((node) => depthOfLevel(node.level) === depth || hasLevel(node.nodes, depth));
}

/** Nothing of the level, or above it, is below it. */
function isTile(node: FleetNode, { depth }: Cut): boolean {
  return depthOfLevel(node.level) >= depth || node.nodes.length === 0;
}

/** How many there would be, from how many of each class there are. */
function tilesAt(nodes: readonly FleetNode[], cut: Cut): number {
  return runsOf(nodes, cut).reduce((sum, run) => {
    if (run.kind === 'tiles') return sum + Math.ceil(run.count / cut.together);
    return sum + run.node.count * tilesAt(run.node.nodes, cut);
  }, 0);
}

function isEven(nodes: readonly FleetNode[], cut: Cut): boolean {
  return runsOf(nodes, cut).every((run) =>
    run.kind === 'tiles' ? run.count % cut.together === 0 : isEven(run.node.nodes, cut),
  );
}

/** Of the nodes of one parent, those side by side that are tiles of one level, and those between. */
type Run =
  | { readonly kind: 'tiles'; readonly nodes: FleetNode[]; count: number }
  | { readonly kind: 'place'; readonly node: FleetNode };

function runsOf(nodes: readonly FleetNode[], cut: Cut): Run[] {
  const runs: Run[] = [];
  for (const node of nodes) {
    const last = runs.at(-1);
    if (!isTile(node, cut)) runs.push({ kind: 'place', node });
    else if (last?.kind === 'tiles' && last.nodes[0]?.level === node.level) {
      last.nodes.push(node);
      last.count += node.count;
    } else runs.push({ kind: 'tiles', nodes: [node], count: node.count });
  }
  return runs;
}

function placesOf(nodes: readonly FleetNode[], cut: Cut, path: string, first: number, tiles: Tile[]): FilmPlace[] {
  let server = first;
  return runsOf(nodes, cut).flatMap((run) => {
    if (run.kind === 'tiles') {
      const from = tiles.length;
      server = addTiles(run.nodes, cut.together, path, server, tiles);
      return tiles.slice(from).map(({ label, servers }, index): FilmPlace => {
        return { label, servers, from: from + index, to: from + index + 1, places: [] };
      });
    }
    return Array.from({ length: run.node.count }, (_, index) => {
      const label = nameOf(run.node, index);
      const from = tiles.length;
      const places = placesOf(run.node.nodes, cut, `${path}${label}/`, server, tiles);
      server += run.node.servers;
      return joined({ label, servers: run.node.servers, from, to: tiles.length, places });
    });
  });
}

/** What is in the only node of a fleet, if that is more than tiles. */
function unwrapped(places: readonly FilmPlace[]): readonly FilmPlace[] {
  const [only, ...others] = places;
  if (only === undefined || others.length > 0 || only.places.every((inner) => inner.places.length === 0)) return places;
  return only.places;
}

/** A place with nothing but one place in it is that place. */
function joined(place: FilmPlace): FilmPlace {
  const [only, ...others] = place.places;
  if (only === undefined || others.length > 0 || only.places.length === 0) return place;
  return { ...only, label: `${place.label}/${only.label}` };
}

/** So many nodes to a tile, one after the other; what is left is one more. Gives the server after the last. */
function addTiles(nodes: readonly FleetNode[], together: number, path: string, first: number, tiles: Tile[]): number {
  let server = first;
  let open: { from: string; to: string; first: number; count: number } | null = null;
  const close = (): void => {
    if (open === null) return;
    const label = open.from === open.to ? open.from : `${open.from} to ${open.to}`;
    tiles.push({ address: `${path}${label}`, label, first: open.first, servers: server - open.first });
    open = null;
  };
  for (const node of nodes) {
    for (let index = 0; index < node.count; ) {
      const start = { from: nameOf(node, index), to: '', first: server, count: 0 };
      const into: typeof start = open ?? start;
      const taken = Math.min(together - into.count, node.count - index);
      index += taken;
      server += taken * node.servers;
      open = { ...into, to: nameOf(node, index - 1), count: into.count + taken };
      if (open.count === together) close();
    }
  }
  close();
  return server;
}

function nameOf({ name, indexed }: FleetNode, index: number): string {
  return printableText(indexed ? `${name}-${index + 1}` : name);
}

function notesOf(fleet: Fleet, { depth, together }: Cut, tiles: number): string[] {
  if (tiles === 0) return [];
  const level = LEVELS[depth] ?? 'server';
  const below = LEVELS.slice(depth + 1).findLast((each) => hasLevel(fleet.nodes, depthOfLevel(each)));
  const own =
    together === 1 ? `Each of the ${formatCount(tiles)} tiles is a ${level}` : groupedNote(together, tiles, level);
  if (below === undefined) return [`${own}.`];
  return [`${own}; its servers fill it by their states, wherever in it they are.`];
}

function groupedNote(together: number, tiles: number, level: Level): string {
  return `Each of the ${formatCount(tiles)} tiles sums up ${formatCount(together)} ${pluralOfLevel(level)}`;
}
