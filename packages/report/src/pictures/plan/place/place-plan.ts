/** A plan in a width: its lanes laid out by Graphviz, its ends below them, and rails at the right on which ways lead to these. */
import { fitLines, fitText } from '../../lettering/fit-text.ts';
import { textWidth } from '../../lettering/text-width.ts';
import { type EndView, type PlanView, type Way, wayText } from '../view/view.ts';
import { arrange, COMPLETED, PILL } from './arrange.ts';
import { CAPTION, NAME } from './cell-size.ts';
import type { LayOut } from './graphviz.ts';
import { movedLane } from './lane.ts';
import type { Area, PlacedLabel, PlacedLane, PlacedPill, Point } from './placed.ts';
import { type PlacedRail, placeRails } from './rails.ts';

export interface PlacedEdge {
  readonly from: string;
  readonly to: string;
  readonly curve: readonly Point[];
}

export interface PlacedPlan {
  readonly height: number;
  readonly start: PlacedPill;
  readonly lanes: readonly PlacedLane[];
  readonly ends: readonly PlacedPill[];
  readonly edges: readonly PlacedEdge[];
  /** What every stage does, above all lanes. */
  readonly everywhere: readonly PlacedLabel[];
  readonly rails: readonly PlacedRail[];
}

const MARGIN = 6;
/** From a rail to the next. */
const RAIL = 14;
const EVERYWHERE = 17;

export function placePlan(view: PlanView, width: number, layOut: LayOut): PlacedPlan {
  const others = view.ends.filter(({ id }) => id !== COMPLETED);
  const room = width - 2 * MARGIN - RAIL * others.length - (others.length > 0 ? 4 : 0);
  const { lanes, layout, edges, sizes } = arrange(view, room, layOut);
  const left = MARGIN + Math.max(0, Math.floor((room - layout.width) / 2));
  const top = MARGIN + (view.everywhere.length === 0 ? 0 : view.everywhere.length * EVERYWHERE + 22);
  const corner = (id: string, size: Pick<Area, 'width' | 'height'>): Area => {
    const [x = 0, y = 0] = layout.at.get(id) ?? [];
    return { ...size, x: left + x - size.width / 2, y: top + y - size.height / 2 };
  };
  const placed = lanes.map((lane) => {
    const { x, y } = corner(lane.lane.id, lane);
    return movedLane(lane, x, y);
  });
  const pill = (id: string, text: string): PlacedPill => {
    const size = sizes.get(id) ?? { width: 0, height: 0 };
    return { ...corner(id, size), id, text, lines: [] };
  };
  const start = { ...pill('start', fitText(view.title, (sizes.get('start')?.width ?? 0) - 28, NAME)) };
  const completed = view.ends.find(({ id }) => id === COMPLETED);
  const bottom = top + layout.height;
  const done = completed === undefined ? [] : [pill(completed.id, completed.name)];
  const back = placeBackEnds(others, width - MARGIN, done[0] ?? null, bottom);
  const everywhere = view.everywhere.map((way, index) =>
    labelOfAll(way, left, MARGIN + 18 + EVERYWHERE * (index + 0.5), MARGIN + room),
  );
  const rails = placeRails(
    placed,
    back,
    [...view.everywhere.entries()].flatMap(([index, way]) => {
      const label = everywhere[index];
      return way.to.kind === 'end' && label !== undefined
        ? [{ end: way.to.id, from: 'everywhere', x: label.x, y: label.y }]
        : [];
    }),
    (index) => width - MARGIN - RAIL * (others.length - 1 - index) - 6,
  );
  return {
    height: Math.ceil(Math.max(bottom, ...back.map(({ y, height }) => y + height)) + MARGIN),
    start,
    lanes: placed,
    ends: [...done, ...back],
    edges: edges.flatMap(({ from, to, hidden = false }, index) => {
      const curve = (layout.curves[index] ?? []).map(([x, y]): Point => [left + x, top + y]);
      return hidden || curve.length === 0 ? [] : [{ from, to, curve }];
    }),
    everywhere,
    rails,
  };
}

function labelOfAll(way: Way, x: number, y: number, right: number): PlacedLabel {
  const text = fitText(wayText(way), right - x - 24, CAPTION);
  return { x: x + 12, y, width: textWidth(text, CAPTION) + 6, text, kind: way.to.kind === 'end' ? 'way' : 'back' };
}

const HOW_WIDTH = 230;

/** Below each other at the right, the first of them where the plan is completed, if there is room. */
function placeBackEnds(
  ends: readonly EndView[],
  right: number,
  completed: PlacedPill | null,
  bottom: number,
): PlacedPill[] {
  let y = completed?.y ?? bottom;
  const sized = ends.map(({ id, name, how }, index) => {
    const lines = how === '' ? [] : fitLines(how, HOW_WIDTH, 3, CAPTION);
    const wide = Math.max(textWidth(name, NAME), ...lines.map((line) => textWidth(line, CAPTION))) + 30;
    return {
      id,
      text: name,
      lines,
      width: Math.ceil(wide),
      height: PILL + (lines.length === 0 ? 0 : lines.length * 14 + 2),
      right: right - RAIL * (ends.length - 1 - index),
    };
  });
  const leftmost = Math.min(...sized.map((pill) => pill.right - pill.width));
  if (completed !== null && leftmost < completed.x + completed.width + 12) y = completed.y + completed.height + 12;
  return sized.map(({ right: edge, ...pill }) => {
    const placed = { ...pill, x: edge - pill.width, y };
    y += pill.height + 10;
    return placed;
  });
}
