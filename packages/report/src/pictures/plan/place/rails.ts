/** The rails at the right edge, on which all ways to an end come together, and how each lane's ways come to them. */
import type { Area, Exit, PlacedLane, PlacedPill, Point } from './placed.ts';

export interface PlacedRail {
  readonly end: string;
  /** From the first way that comes to it down to the end. */
  readonly points: readonly Point[];
  /** From where ways come to the edges of their lanes. */
  readonly feeders: readonly { readonly from: string; readonly points: readonly Point[] }[];
}

export function placeRails(
  lanes: readonly PlacedLane[],
  ends: readonly PlacedPill[],
  everywhere: readonly Exit[],
  railAt: (index: number) => number,
): PlacedRail[] {
  return ends.flatMap((end, index) => {
    const x = railAt(index);
    const feeders = [
      ...everywhere
        .filter((exit) => exit.end === end.id)
        .map((exit) => ({ from: exit.from, points: straight(exit, x) })),
      ...lanes.flatMap((lane) => feedersOf(lane, lanes, end.id, index, x)),
    ];
    const tops = feeders.flatMap(({ points }) => points.at(-1)?.[1] ?? []);
    if (tops.length === 0) return [];
    return [{ end: end.id, points: [[x, Math.min(...tops)] as const, [x, end.y] as const], feeders }];
  });
}

const straight = ({ x, y }: Pick<Exit, 'x' | 'y'>, to: number): Point[] => [
  [x, y],
  [to, y],
];

/** Straight to the rail; or, where other lanes stand in between, down beside the lane and below them. */
function feedersOf(
  lane: PlacedLane,
  lanes: readonly PlacedLane[],
  end: string,
  index: number,
  x: number,
): PlacedRail['feeders'] {
  const exits = lane.content.exits.filter((exit) => exit.end === end);
  if (exits.length === 0) return [];
  const beside = lanes.filter((other) => other !== lane && standsRightOf(other, lane));
  if (beside.length === 0) return exits.map((exit) => ({ from: exit.from, points: straight(exit, x) }));
  const down = lane.x + lane.width + 8 + index * 6;
  const low = Math.max(...[lane, ...beside].map(({ y, height }) => y + height)) + 7 + index * 6;
  return exits.map((exit, order) => ({
    from: exit.from,
    points:
      order < exits.length - 1
        ? straight(exit, down)
        : [
            [exit.x, exit.y],
            [down, exit.y],
            [down, low],
            [x, low],
          ],
  }));
}

function standsRightOf(other: Area, lane: Area): boolean {
  return other.x > lane.x && other.y < lane.y + lane.height && other.y + other.height > lane.y;
}
