/** The blocks of a stage: boxes in a row, blocks in frames, the middle of long ones summed up. */
import type { Graph, GraphBox, GraphLane } from '@rollout/compiler';
import type { Part } from '../../picture.ts';
import { captionOf, reachOf, unitsText } from './captions.ts';
import type { Block, Cell, Turn, Way } from './view.ts';
import { wholeWayText } from './view.ts';
import { joinWays, type WaysOfGraph } from './ways.ts';

/** How many cells of a block there may be, and how many are shown at its beginning and its end where there are more. */
interface Limits {
  readonly most: number;
  readonly first: number;
  readonly last: number;
}

const FEW: Limits = { most: 24, first: 12, last: 8 };
/** Where a plan has more boxes than this. */
const MANY_BOXES = 80;
const MANY: Limits = { most: 7, first: 3, last: 2 };

export function limitsFor(boxes: number): Limits {
  return boxes > MANY_BOXES ? MANY : FEW;
}

/** Frames that stand in this many others are summed up. */
const DEEPEST = 4;

/** How blocks are summed up, and what has been. */
export interface Folded {
  readonly limits: Limits;
  steps: number;
  blocks: number;
}

export function blockOf(graph: Graph, lane: GraphLane, ways: WaysOfGraph, folded: Folded, depth = 0): Block {
  const frames = new Map(lane.lanes.map((inner) => [inner.of, inner]));
  const after = new Map<string, string[]>();
  const texts = new Map(lane.boxes.map(({ id, text }) => [id, text]));
  for (const { from, to, way } of graph.arrows) {
    if (way === 'on' && texts.has(from) && texts.has(to)) after.set(from, [...(after.get(from) ?? []), to]);
  }

  const cellOf = (box: GraphBox): Cell => {
    const { id, text, shape } = box;
    const caption = captionOf(box);
    const reach = reachOf(box, graph);
    if (shape === 'no-return') return { kind: 'line', id, text, mark: `${text}: nothing that came before goes back` };
    const inner = frames.get(id);
    const part = partOf(box);
    const leads = joinWays(ways.bySteps.get(id) ?? []).map(wholeWayText);
    const next = (after.get(id) ?? []).flatMap((to) => (to === id ? [] : [`then ${texts.get(to)}`]));
    if (inner === undefined || box.units === null)
      return { kind: 'box', id, shape, text, caption, mark: linesOf([text, reach, ...leads, ...next]), part };
    const units = [unitsText(box.units), ...(box.copies > 1 ? [`× ${box.copies}`] : [])].join(' · ');
    const mark = linesOf([text, units, reach, ...next]);
    if (depth < DEEPEST)
      return {
        kind: 'frame',
        id,
        text,
        caption: units,
        mark,
        part,
        block: blockOf(graph, inner, ways, folded, depth + 1),
      };
    folded.blocks++;
    return { kind: 'box', id, shape: 'fold', text, caption: units, mark, part };
  };

  const kept = foldMiddle(lane.boxes, folded.limits);
  folded.steps += kept.folded.length;
  const fold: Cell[] =
    kept.folded.length === 0
      ? []
      : [
          {
            kind: 'box',
            id: `${lane.id}_more`,
            shape: 'fold',
            text: `… ${kept.folded.length} more steps`,
            caption: '',
            mark: linesOf(kept.folded.map(({ text }) => text).slice(0, 12)),
            part: partOf(kept.folded[0]),
          },
        ];
  const cells = [...kept.first.map(cellOf), ...fold, ...kept.last.map(cellOf)];
  const known = new Set(cells.map(({ id }) => id));
  const shown = (id: string): string => (known.has(id) ? id : `${lane.id}_more`);
  return {
    cells,
    ways: joinWays(lane.boxes.flatMap(({ id }) => (ways.bySteps.get(id) ?? []).map((way) => moved(way, shown)))),
    turns: turnsOf(
      cells,
      [...after].flatMap(([from, to]) => to.map((each) => ({ from: shown(from), to: shown(each) }))),
    ),
  };
}

/** A way whose boxes are summed up leads from, and to, what stands for them. */
function moved(way: Way, shown: (id: string) => string): Way {
  const from = [...new Set(way.from.map(shown))];
  return way.to.kind === 'cell' ? { ...way, from, to: { ...way.to, id: shown(way.to.id) } } : { ...way, from };
}

/** Those that lead back. A line across is no place to come to: the way leads over it. */
function turnsOf(cells: readonly Cell[], arrows: readonly Turn[]): Turn[] {
  const boxes = cells.filter(({ kind }) => kind !== 'line');
  const place = new Map(boxes.map(({ id }, index) => [id, index]));
  const turns = new Map<string, Turn>();
  for (const { from, to } of arrows) {
    const [a, b] = [place.get(from), place.get(to)];
    if (a !== undefined && b !== undefined && b < a) turns.set(`${from} ${to}`, { from, to });
  }
  return [...turns.values()];
}

function foldMiddle(
  boxes: readonly GraphBox[],
  { most, first, last }: Limits,
): Readonly<Record<'first' | 'folded' | 'last', readonly GraphBox[]>> {
  if (boxes.length <= most) return { first: boxes, folded: [], last: [] };
  const middle = boxes.slice(first, boxes.length - last);
  // What nothing goes back from is never summed up.
  const lines = middle.filter(({ shape }) => shape === 'no-return');
  return {
    first: boxes.slice(0, first),
    folded: middle.filter(({ shape }) => shape !== 'no-return'),
    last: [...lines, ...boxes.slice(boxes.length - last)],
  };
}

function partOf(box: GraphBox | undefined): Part | null {
  const source = box?.source ?? null;
  return source === null ? null : { kind: 'sentence', source };
}

export function linesOf(lines: readonly string[]): string {
  return lines.filter((line) => line !== '').join('\n');
}
