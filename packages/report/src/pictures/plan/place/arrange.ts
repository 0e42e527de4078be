/** The lanes of a plan laid out by Graphviz. */
import { textWidth } from '../../lettering/text-width.ts';
import type { LaneView, PlanView } from '../view/view.ts';
import { NAME } from './cell-size.ts';
import { type GraphvizEdge, type GraphvizLayout, type GraphvizNode, type LayOut, NODE_GAP } from './graphviz.ts';
import { headsOf, placeLane } from './lane.ts';
import type { Area, PlacedLane } from './placed.ts';

export const COMPLETED = 'end_completed';
/** How high the start and the ends are. */
export const PILL = 30;
/** Lanes side by side are no narrower. */
const NARROWEST_LANE = 176;
const SIDE_GAP = NODE_GAP;
/** One that stands alone is no narrower than this, if there is room. */
const LEAST_ALONE = 280;

export interface Arranged {
  readonly lanes: readonly PlacedLane[];
  readonly layout: GraphvizLayout;
  readonly edges: readonly GraphvizEdge[];
  readonly sizes: ReadonlyMap<string, Pick<Area, 'width' | 'height'>>;
}

/** Stages that run at a time stand side by side where there is room for that; else all below each other. */
export function arrange(view: PlanView, room: number, layOut: LayOut): Arranged {
  return besideEachOther(view, room, layOut) ?? belowEachOther(view, room, layOut);
}

const TRIES = 5;

function besideEachOther(view: PlanView, room: number, layOut: LayOut): Arranged | null {
  const levels = levelsOf(view.lanes);
  const counts = countBy(levels);
  const most = Math.max(...counts.values());
  if (most <= 1) return null;
  let share = (room - SIDE_GAP * (most - 1)) / most;
  for (let tries = 0; tries < TRIES && share >= NARROWEST_LANE; tries++) {
    const whole = share * most + SIDE_GAP * (most - 1);
    const widths = levels.map((level) => {
      const beside = counts.get(level) ?? 1;
      return Math.floor((whole - SIDE_GAP * (beside - 1)) / beside);
    });
    const found = withWidths(view, { levels, widths, around: Infinity }, layOut);
    if (found.layout.width <= room + 1) return found;
    // Ways around other lanes take room as well.
    share -= (found.layout.width - room) / most + 2;
  }
  return null;
}

function belowEachOther(view: PlanView, room: number, layOut: LayOut): Arranged {
  const levels = view.lanes.map((_, index) => index);
  const all = (width: number): number[] => levels.map(() => Math.floor(width));
  let wide = room;
  for (let tries = 0; tries < TRIES && wide >= room * NARROWEST_PART; tries++) {
    const found = withWidths(view, { levels, widths: all(wide), around: MOST_AROUND }, layOut);
    if (found.layout.width <= room + 1) return found;
    wide -= found.layout.width - room + 2;
  }
  return withWidths(view, { levels, widths: all(room), around: 0 }, layOut);
}

/** Ways around other lanes that are drawn, and what lanes may not be narrower than for them; beyond that the heads say what comes before. */
const MOST_AROUND = 6;
const NARROWEST_PART = 0.7;

interface Order {
  /** Of each lane. */
  readonly levels: readonly number[];
  readonly widths: readonly number[];
  /** The most ways around other lanes that are drawn; where there are more, none is. */
  readonly around: number;
}

function withWidths(view: PlanView, { levels, widths, around }: Order, layOut: LayOut): Arranged {
  const counts = countBy(levels);
  const isStack = counts.size === levels.length;
  const saysBefore =
    isStack && view.lanes.some(({ after }, index) => index > 0 && String(after) !== String([index - 1]));
  const views = saysBefore ? view.lanes.map((lane, index) => withBefore(lane, index, view.lanes)) : view.lanes;
  const heads = headsOf(views, widths);
  const drafts = views.map((lane, index) => placeLane(lane, widths[index] ?? 0, heads));
  // Where nothing stands beside it a lane is no wider than what the widest of them holds.
  const isAlone = levels.map((level) => counts.get(level) === 1);
  const widest = Math.ceil(
    Math.max(LEAST_ALONE, ...drafts.flatMap(({ used }, index) => (isAlone[index] ? [used] : []))),
  );
  const lanes = drafts.map(({ lane }, index) =>
    isAlone[index] && widest < lane.width ? placeLane(views[index] ?? lane.lane, widest, heads).lane : lane,
  );
  const sizes = sizesOf(view, lanes, Math.max(...widths));
  const last = Math.max(-1, ...levels) + 1;
  const rankOf = new Map([
    ['start', -1],
    [COMPLETED, last],
    ...view.lanes.map(({ id }, index) => [id, levels[index] ?? 0] as const),
  ]);
  const steps = ([from, to]: readonly [string, string]) => (rankOf.get(to) ?? 0) - (rankOf.get(from) ?? 0);
  const all = edgesOf(view);
  const isDrawn = all.filter((edge) => steps(edge) > 1).length <= around;
  const edges: GraphvizEdge[] = all.filter((edge) => isDrawn || steps(edge) === 1).map(([from, to]) => ({ from, to }));
  const column = isStack ? ['start', ...view.lanes.map(({ id }) => id), COMPLETED].filter((id) => sizes.has(id)) : [];
  for (const [index, id] of column.entries()) {
    const before = column[index - 1];
    if (before !== undefined && !edges.some(({ from, to }) => from === before && to === id))
      edges.push({ from: before, to: id, hidden: true });
  }
  const nodes = [...sizes].map(([id, size]): GraphvizNode => ({ id, ...size, rank: rankOf.get(id) ?? 0 }));
  return { lanes, layout: layOut(nodes, edges), edges, sizes };
}

/** Of the start, the lanes, and the end that is come to when all goes well. */
function sizesOf(view: PlanView, lanes: readonly PlacedLane[], room: number): Arranged['sizes'] {
  const pill = (text: string) => ({ width: Math.ceil(Math.min(room, textWidth(text, NAME) + 30)), height: PILL });
  const completed = view.ends.find(({ id }) => id === COMPLETED);
  return new Map([
    ['start', pill(view.title)],
    ...lanes.map(({ lane: { id }, width, height }) => [id, { width, height }] as const),
    ...(completed === undefined ? [] : [[COMPLETED, pill(completed.name)] as const]),
  ]);
}

function withBefore(lane: LaneView, index: number, lanes: readonly LaneView[]): LaneView {
  if (index === 0) return lane;
  const names = lane.after.map((before) => lanes[before]?.name ?? '');
  return { ...lane, facts: [names.length === 0 ? 'from the start' : `after ${names.join(', ')}`, ...lane.facts] };
}

function edgesOf({ lanes, ends }: PlanView): (readonly [from: string, to: string])[] {
  const followed = new Set(lanes.flatMap(({ after }) => after));
  return lanes.flatMap(({ id, after }, index) => [
    ...(after.length === 0
      ? [['start', id] as const]
      : after.map((before) => [lanes[before]?.id ?? 'start', id] as const)),
    ...(followed.has(index) || ends.every((end) => end.id !== COMPLETED) ? [] : [[id, COMPLETED] as const]),
  ]);
}

/** The most lanes that come one after the other before each. */
function levelsOf(lanes: readonly LaneView[]): number[] {
  const levels: number[] = [];
  for (const { after } of lanes) levels.push(Math.max(-1, ...after.map((before) => levels[before] ?? 0)) + 1);
  return levels;
}

function countBy(levels: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const level of levels) counts.set(level, (counts.get(level) ?? 0) + 1);
  return counts;
}
