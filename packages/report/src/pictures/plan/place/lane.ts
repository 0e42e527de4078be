/** A lane in its width: its head, its block, and the ways that the whole stage has. */
import { fitLines } from '../../lettering/fit-text.ts';
import { textWidth } from '../../lettering/text-width.ts';
import type { LaneView } from '../view/view.ts';
import { wayText } from '../view/view.ts';
import { placeBlock } from './block.ts';
import { CAPTION, NAME } from './cell-size.ts';
import { type Area, type Content, noContent, type PlacedHead, type PlacedLane, type PlacedPath } from './placed.ts';

const PADDING = 12;
/** Lanes of this width have room for a head beside the block, as wide as this; else it stands above. */
const BESIDE_FROM = 480;
const HEAD = 136;
const FACT_HEIGHT = 15;
const BAR = 6;
const WAY = 17;

export interface SizedLane {
  readonly lane: PlacedLane;
  /** The width that it would not go beyond. */
  readonly used: number;
}

/** Where the head of a lane stands: beside its block, or above it. */
export type HeadPlace = 'beside' | 'above';

/** Where the heads of lanes of these widths stand, for all alike: where the lanes are lower. */
export function headsOf(lanes: readonly LaneView[], widths: readonly number[]): HeadPlace {
  if (Math.min(...widths) < BESIDE_FROM) return 'above';
  const high = (head: HeadPlace) =>
    lanes.reduce((sum, lane, index) => sum + placeLane(lane, widths[index] ?? 0, head).lane.height, 0);
  // A head beside its block is the better one to read.
  return high('beside') <= high('above') * 1.1 ? 'beside' : 'above';
}

/** Its corner is at 0, 0. */
export function placeLane(lane: LaneView, width: number, heads: HeadPlace): SizedLane {
  const isBeside = heads === 'beside';
  const headWidth = isBeside ? HEAD : width - 2 * PADDING;
  const head = placeHead(lane, headWidth, isBeside);
  const content = noContent();
  const x = isBeside ? PADDING + HEAD + 14 : PADDING;
  const top = isBeside ? PADDING : PADDING + head.height + 10;
  const block = placeBlock(lane.block, x, top, width - x - PADDING, content);
  const right = width - PADDING;
  let bottom = top + block.height;
  let words = 0;
  if (lane.ways.length > 0) bottom += 6;
  for (const way of lane.ways) {
    const said = fitLines(wayText(way), right - x - 30, 2, CAPTION);
    words = Math.max(words, textWidth(wayText(way), CAPTION) + 46);
    for (const text of said) {
      const width = textWidth(text, CAPTION) + 6;
      content.labels.push({
        x: x + 14,
        y: bottom + WAY / 2,
        width,
        text,
        kind: way.to.kind === 'end' ? 'way' : 'back',
      });
      bottom += WAY;
    }
    if (way.to.kind === 'end') content.exits.push({ end: way.to.id, from: lane.id, x: x + 14, y: bottom - WAY / 2 });
  }
  const height = Math.max(bottom, PADDING + head.height) + PADDING;
  return {
    lane: { lane, x: 0, y: 0, width, height, head, content },
    used: x + Math.max(block.used, words, isBeside ? 0 : 160) + PADDING,
  };
}

function placeHead({ name, facts, share }: LaneView, width: number, isBeside: boolean): PlacedHead {
  const names = fitLinesBold(name, width, isBeside ? 3 : 2);
  const said = isBeside ? facts.flatMap((fact) => fitLinesOf(fact, width, 2)) : fitLinesOf(facts.join(' · '), width, 2);
  const y = PADDING;
  const text = names.length * 17 + said.length * FACT_HEIGHT;
  const bar: Area | null =
    share === null
      ? null
      : { x: PADDING, y: y + text + 5, width: isBeside ? width - 12 : Math.min(width, 160), height: BAR };
  return { name: names, facts: said, bar, x: PADDING, y, width, height: text + (bar === null ? 0 : 5 + BAR) };
}

const fitLinesBold = (text: string, width: number, most: number): string[] => fitLines(text, width, most, NAME);
const fitLinesOf = (text: string, width: number, most: number): string[] =>
  text === '' ? [] : fitLines(text, width, most, CAPTION);

/** The same somewhere else. */
export function movedLane(lane: PlacedLane, dx: number, dy: number): PlacedLane {
  const move = <A extends { readonly x: number; readonly y: number }>(area: A): A => ({
    ...area,
    x: area.x + dx,
    y: area.y + dy,
  });
  const { head, content } = lane;
  const movedContent: Content = {
    boxes: content.boxes.map(move),
    frames: content.frames.map(move),
    lines: content.lines.map(move),
    labels: content.labels.map(move),
    exits: content.exits.map(move),
    paths: content.paths.map(
      (path): PlacedPath => ({ ...path, points: path.points.map(([x, y]) => [x + dx, y + dy]) }),
    ),
  };
  return {
    ...move(lane),
    head: { ...move(head), bar: head.bar === null ? null : move(head.bar) },
    content: movedContent,
  };
}
