/** The nodes of a level as places that may be lost, or must not be, together. */
import { type Level, leading } from '@rollout/language';
import type { Fleet, FleetNode } from '../../machine/fleet.ts';
import type { Layout } from '../../machine/layout/index.ts';

/** More nodes than this are not looked at: rules are silent about them. */
const MOST_PLACES = 20_000;

export interface Place {
  /** `us-west/pdx`. */
  readonly address: string;
  /** Servers `first <= i < first + servers`. */
  readonly first: number;
  readonly servers: number;
  readonly load: number;
}

/** In the order of their first server; none where there are too many. What stands in no node of the level is in no place. */
export function placesAt(fleet: Fleet, level: Level): readonly Place[] {
  const places: Place[] = [];
  const loads = new Map<FleetNode, number>();
  const visit = (nodes: readonly FleetNode[], from: number, above: string): void => {
    let first = from;
    for (const node of nodes) {
      for (let number = 1; number <= node.count; number++) {
        if (places.length > MOST_PLACES) return;
        const name = node.indexed ? `${node.name}-${number}` : node.name;
        const address = above === '' ? name : `${above}/${name}`;
        if (node.level === level) places.push({ address, first, servers: node.servers, load: loadOf(node, loads) });
        else if (holds(node, level)) visit(node.nodes, first, address);
        first += node.servers;
      }
    }
  };
  visit(fleet.nodes, 0, '');
  return places.length > MOST_PLACES ? [] : places;
}

/** For each cell the place that it stands in, -1: in none. A cell is never in two, where the level is one that the layout tells apart. */
export function placeOfCells(places: readonly Place[], { cells }: Layout): Int32Array {
  const of = new Int32Array(cells.count).fill(-1);
  let place = 0;
  for (let cell = 0; cell < cells.count; cell++) {
    const first = cells.first[cell] ?? 0;
    while (place < places.length && endOf(places[place]) <= first) place++;
    const own = places[place];
    if (own !== undefined && own.first <= first) of[cell] = place;
  }
  return of;
}

/** Index of the first place that ends after a server. */
export function firstPlaceAt(places: readonly Place[], server: number): number {
  return leading(places.length, (index) => endOf(places[index]) <= server);
}

function endOf(place: Place | undefined): number {
  return place === undefined ? Infinity : place.first + place.servers;
}

function holds(node: FleetNode, level: Level): boolean {
  return node.nodes.some((below) => below.level === level || holds(below, level));
}

function loadOf(node: FleetNode, known: Map<FleetNode, number>): number {
  if (node.nodes.length === 0) return node.servers * (node.load ?? 1);
  const load = known.get(node) ?? node.nodes.reduce((sum, below) => sum + below.count * loadOf(below, known), 0);
  known.set(node, load);
  return load;
}
