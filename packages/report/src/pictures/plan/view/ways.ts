/** The ways of a graph's handlers, each from its boxes to where it leads in the end. */
import type { Graph, GraphArrow, GraphBox, GraphLane } from '@rollout/compiler';
import type { Target, Way } from './view.ts';

export interface WaysOfGraph {
  /** By the box in which a step raises their triggers. */
  readonly bySteps: ReadonlyMap<string, readonly Way[]>;
  /** By the first box of the stage that meets them. */
  readonly byStages: ReadonlyMap<string, readonly Way[]>;
}

export function boxesOf({ boxes, lanes }: GraphLane): GraphBox[] {
  return [...boxes, ...lanes.flatMap(boxesOf)];
}

export function waysOf(graph: Graph): WaysOfGraph {
  const boxes = new Map([...graph.boxes, ...graph.lanes.flatMap(boxesOf)].map((box) => [box.id, box]));
  const laneOf = new Map(graph.lanes.flatMap((lane) => boxesOf(lane).map(({ id }) => [id, lane.id] as const)));
  const leaving = new Map<string, GraphArrow[]>();
  for (const arrow of graph.arrows) {
    if (arrow.way === 'on') continue;
    const known = leaving.get(arrow.from) ?? [];
    leaving.set(arrow.from, known);
    known.push(arrow);
  }

  /** People who are asked, and levers that go back, lie between: what they lead to belongs to the way. */
  const follow = (from: string, to: string, label: string): { readonly label: string; readonly to: Target }[] => {
    const box = boxes.get(to);
    if (box === undefined) return [];
    switch (box.shape) {
      case 'end':
        return [{ label, to: { kind: 'end', id: to, name: box.text } }];
      case 'back':
        return (leaving.get(to) ?? []).flatMap((arrow) => follow(from, arrow.to, label));
      case 'ask': {
        const asked = `${label}: ${box.text}`;
        // One person may be asked by several stages; each goes back within itself.
        const onward = (leaving.get(to) ?? []).filter(
          (arrow) => !laneOf.has(arrow.to) || laneOf.get(arrow.to) === laneOf.get(from),
        );
        if (onward.length === 0) return [{ label: asked, to: { kind: 'on' } }];
        return onward.flatMap((arrow) => follow(from, arrow.to, `${asked}, ${arrow.label}`));
      }
      default:
        return [{ label, to: { kind: 'cell', id: to, name: box.text } }];
    }
  };

  const bySteps = new Map<string, Way[]>();
  const byStages = new Map<string, Way[]>();
  for (const [from, arrows] of leaving) {
    if (!laneOf.has(from)) continue;
    for (const { to, label, way } of arrows) {
      const kept = way === 'stage' ? byStages : bySteps;
      const ways = follow(from, to, label).map((each): Way => ({ ...each, from: [from] }));
      kept.set(from, [...(kept.get(from) ?? []), ...ways]);
    }
  }
  return { bySteps, byStages };
}

/** Those that say the same and lead to the same place are one, from several places. */
export function joinWays(ways: readonly Way[]): Way[] {
  const joined = new Map<string, Way>();
  for (const way of ways) {
    const key = JSON.stringify([way.label, way.to]);
    const known = joined.get(key);
    joined.set(key, known === undefined ? way : { ...way, from: [...new Set([...known.from, ...way.from])] });
  }
  return [...joined.values()];
}
