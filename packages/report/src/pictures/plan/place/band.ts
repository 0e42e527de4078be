/** The band under a row of cells, in which ways and turns run, each at a height of its own with its words on it. */
import { fitLines } from '../../lettering/fit-text.ts';
import { textWidth } from '../../lettering/text-width.ts';
import { type Block, type Way, wayText } from '../view/view.ts';
import { belowAt, CAPTION } from './cell-size.ts';
import type { Area, Content, PlacedBox, PlacedPath, Point } from './placed.ts';

/** From one line to the next, with words and without. */
const LEVEL = 17;
const BARE = 8;
/** From a line of words to the next. */
const LINE = 14;
const MOST_LINES = 3;
/** Where lines leave a cell, and where they come back to it, as shares of its width. */
const LEAVES = 0.76;
const RETURNS = 0.24;

export type Runner =
  | { readonly kind: 'exit'; readonly way: Way; readonly from: readonly string[]; readonly end: string }
  | {
      readonly kind: 'back';
      readonly from: readonly string[];
      readonly to: string;
      readonly text: string;
      readonly look: 'way' | 'turn';
    }
  /** It goes on, or leads nowhere that could be shown. */
  | { readonly kind: 'words'; readonly from: readonly string[]; readonly text: string };

export interface Spot extends Area {
  readonly shape: PlacedBox['shape'] | 'frame';
}

/** Those that leave from cells of a row. */
export function runnersOf({ ways, turns }: Block, ids: readonly string[]): Runner[] {
  const here = new Set(ids);
  const runners: Runner[] = [];
  for (const { from, to } of turns) {
    if (here.has(from)) runners.push({ kind: 'back', from: [from], to, text: 'next', look: 'turn' });
  }
  for (const way of ways) {
    const from = way.from.filter((id) => here.has(id));
    if (from.length === 0) continue;
    switch (way.to.kind) {
      case 'end':
        runners.push({ kind: 'exit', way, from, end: way.to.id });
        break;
      case 'cell':
        runners.push({ kind: 'back', from, to: way.to.id, text: wayText(way), look: 'way' });
        break;
      case 'on':
        runners.push({ kind: 'words', from, text: wayText(way) });
    }
  }
  return runners;
}

export function textOf(runner: Runner): string {
  return runner.kind === 'exit' ? wayText(runner.way) : runner.text;
}

/** Its words in lines; the last one stands on its line. */
function linesOf(runner: Runner, width: number): string[] {
  return fitLines(textOf(runner), width - 8, MOST_LINES, CAPTION);
}

/** How high the band is of these, and of so many lines that come to its row from others. */
export function bandHeight(runners: readonly Runner[], arriving: number, width: number): number {
  const own = runners.reduce((sum, runner) => sum + LEVEL + (linesOf(runner, width).length - 1) * LINE, 0);
  return runners.length + arriving === 0 ? 0 : 4 + own + arriving * BARE;
}

export interface Band {
  readonly x: number;
  readonly y: number;
  readonly right: number;
  /** Where the line to the next row crosses it; null: nothing follows. */
  readonly onward: number | null;
  /** Where the lines run that lead to other rows. */
  readonly gutter: (runner: Runner) => number;
  /** The cells of all rows that are placed, and the height at which lines come to rows before this. */
  readonly spots: ReadonlyMap<string, Spot>;
  readonly arrivals: (runner: Runner) => number | null;
}

export function placeBand(runners: readonly Runner[], band: Band, content: Content): void {
  const leaves = (id: string): Point => pointBelow(band, id, LEAVES);
  let top = band.y + 4;
  for (const [level, runner] of runners.entries()) {
    const words = linesOf(runner, band.right - band.x);
    const above = (words.length - 1) * LINE;
    const y = top + above + LEVEL / 2;
    top += above + LEVEL;
    const later = runners.slice(level + 1).flatMap(({ from }) => from.map((id) => leaves(id)[0]));
    const crossing = band.onward === null ? later : [band.onward, ...later];
    const spans = placeRunner(runner, y, band, content);
    const x = placeOfWords(words, spans, [band.x, band.right], crossing);
    const kind = runner.kind === 'exit' ? 'way' : runner.kind === 'back' && runner.look === 'turn' ? 'turn' : 'back';
    for (const [line, text] of words.entries()) {
      const width = textWidth(text, CAPTION) + 6;
      content.labels.push({ x, y: y - above + line * LINE, width, text, kind });
    }
  }
}

/** Adds its lines, and gives the spans at their height on which its words would stand well, best first. */
function placeRunner(runner: Runner, y: number, band: Band, content: Content): Span[] {
  const starts = runner.from.map((id) => ({ id, at: pointBelow(band, id, LEAVES) }));
  const xs = starts.map(({ at: [x] }) => x);
  const [first, last] = [Math.min(...xs), Math.max(...xs)];
  const add = (to: string, kind: PlacedPath['kind'], end: readonly Point[], arrow: boolean): void => {
    for (const { id, at } of starts)
      content.paths.push({ from: id, to, kind, points: [at, [at[0], y], ...end], arrow });
  };
  switch (runner.kind) {
    case 'exit':
      add(runner.end, 'way', [[last, y]], false);
      content.exits.push({ end: runner.end, from: runner.from[0] ?? '', x: last, y });
      return [
        [last + 6, band.right - 10],
        [band.x, first - 6],
        [first + 6, last - 6],
      ];
    case 'words':
      for (const { id, at } of starts)
        content.paths.push({ from: id, to: id, kind: 'way', points: [at, [at[0], y], [at[0] + 8, y]], arrow: false });
      return [
        [last + 10, band.right],
        [band.x, first - 6],
      ];
    case 'back': {
      const to = pointBelow(band, runner.to, RETURNS);
      const arrival = band.arrivals(runner);
      const gutter = band.gutter(runner);
      if (arrival === null) {
        add(runner.to, runner.look, [[to[0], y], to], true);
        const [left, right] = [Math.min(to[0], first), Math.max(to[0], last)];
        return [
          [left + 12, right - 6],
          [right + 6, band.right],
          [band.x, left - 6],
        ];
      }
      add(runner.to, runner.look, [[gutter, y], [gutter, arrival], [to[0], arrival], to], true);
      return [
        [last + 6, gutter - 8],
        [band.x, first - 6],
      ];
    }
  }
}

type Span = readonly [left: number, right: number];

/** On the first of the spans in which they have room and cover none of the lines that cross here, or else wherever they have room. */
function placeOfWords(
  words: readonly string[],
  spans: readonly Span[],
  whole: Span,
  crossing: readonly number[],
): number {
  const width = Math.max(...words.map((text) => textWidth(text, CAPTION))) + 6;
  // Words left of where a line begins end there.
  const startIn = ([left, right]: Span) => (left === whole[0] ? right - width : left);
  const has = ([left, right]: Span) => right - left >= width;
  const clear = (span: Span) => crossing.every((x) => x < startIn(span) || x > startIn(span) + width);
  const span = spans.find((each) => has(each) && clear(each)) ?? spans.find(has);
  return span === undefined ? Math.max(whole[0], whole[1] - width) : startIn(span);
}

function pointBelow(band: Band, id: string, share: number): Point {
  const spot = band.spots.get(id);
  return spot === undefined ? [band.x, band.y] : belowAt(spot, spot.shape, share);
}
