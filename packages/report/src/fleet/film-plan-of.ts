import type { FleetNode, Machine } from '@rollout/compiler';
import { leading } from '@rollout/language';
import type { Trace } from '@rollout/simulator';
import { printableText } from '../text/printable.ts';
import type { FilmNode, FilmPlan, TileRange } from './film-plan.ts';
import { type Tile, tilesOf } from './tiles.ts';

/** Of the film that `fleetFilm` makes of that run. */
export function filmPlanOf(trace: Trace, machine: Machine): FilmPlan {
  const { tiles } = tilesOf(machine.fleet);
  const begun = new Map<string, number>();
  for (const event of trace.events) {
    if (event.kind === 'stage-started' && !begun.has(event.stage)) begun.set(event.stage, event.at);
  }
  const touched = tilesOfStages(machine, tiles);
  const stages = machine.stages.map(({ name }, index) => ({
    name: printableText(name),
    from: begun.get(name) ?? null,
    tiles: touched[index] ?? [],
  }));
  return { stages, nodes: nodesOf(machine, tiles) };
}

function tilesOfStages({ stages, steps }: Machine, tiles: readonly Tile[]): TileRange[][] {
  const touched = stages.map(() => new Set<number>());
  for (const step of steps) {
    if (step.kind !== 'deploy') continue;
    for (const { from, to } of step.select) {
      for (let tile = tileOf(tiles, from); tile < tiles.length && (tiles[tile]?.first ?? to) < to; tile++)
        touched[step.stage]?.add(tile);
    }
  }
  return touched.map((own) => rangesOf([...own].sort((a, b) => a - b)));
}

/** That in which a server lies. */
function tileOf(tiles: readonly Tile[], server: number): number {
  return leading(tiles.length, (index) => {
    const tile = tiles[index];
    return tile !== undefined && tile.first + tile.servers <= server;
  });
}

interface Touched {
  readonly node: FleetNode;
  readonly path: readonly number[];
  readonly tiles: number[];
}

/** Tile by tile, so that nothing is counted server by server. */
function nodesOf({ fleet }: Machine, tiles: readonly Tile[]): FilmNode[] {
  const touched = new Map<string, Touched>();
  const visit = (nodes: readonly FleetNode[], from: number, to: number, path: readonly number[], tile: number) => {
    let first = 0;
    nodes.forEach((node, index) => {
      const end = first + node.count * node.servers;
      const [low, high] = [Math.max(from, first) - first, Math.min(to, end) - first];
      first = end;
      if (low >= high) return;
      const own = [...path, index];
      const key = own.join('.');
      const known = touched.get(key) ?? { node, path: own, tiles: [] };
      touched.set(key, known);
      if (known.tiles.at(-1) !== tile) known.tiles.push(tile);
      // A whole one of them, or more: what is in it is all of this tile.
      if (node.nodes.length === 0 || high - low >= node.servers) return;
      const [start, last] = [low % node.servers, (high - 1) % node.servers];
      if (start <= last) visit(node.nodes, start, last + 1, own, tile);
      else {
        visit(node.nodes, start, node.servers, own, tile);
        visit(node.nodes, 0, last + 1, own, tile);
      }
    });
  };
  for (const [tile, { first, servers }] of tiles.entries()) visit(fleet.nodes, first, first + servers, [], tile);
  return [...touched.values()]
    .sort((a, b) => comparePaths(a.path, b.path))
    .map(({ node, path, tiles: own }) => ({ path, name: printableText(node.name), tiles: rangesOf(own) }));
}

function comparePaths(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((step, index) => step !== b[index]);
  return at < 0 ? a.length - b.length : (a[at] ?? 0) - (b[at] ?? -1);
}

/** Of ascending numbers. */
function rangesOf(numbers: readonly number[]): TileRange[] {
  const ranges: [number, number][] = [];
  for (const each of numbers) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === each) last[1] = each + 1;
    else ranges.push([each, each + 1]);
  }
  return ranges;
}
