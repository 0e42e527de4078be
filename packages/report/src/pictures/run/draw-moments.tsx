/** The moments of a run over all that happens: a sign and a name above, a thin line down. */
import type { VNode } from 'preact';
import { textWidth } from '../lettering/text-width.ts';
import { words } from '../lettering/words.tsx';
import { rounded } from '../rounded.ts';
import type { Theme } from '../theme/theme.ts';
import { SMALL } from './letters.ts';
import type { Moment } from './moments.ts';
import type { RunLayout } from './run-layout.ts';
import { drawSign, SIGN } from './signs.tsx';

const ROW = 17;
/** What does not fit into so many rows has its sign alone. */
const MOST_ROWS = 3;
const GAP = 8;

interface Placed extends Moment {
  readonly x: number;
  readonly row: number;
  /** Where its name begins; null: there is no room for it. */
  readonly name: number | null;
}

export interface PlacedMoments {
  readonly moments: readonly Placed[];
  readonly height: number;
}

/** Finds each a place beside those before it. */
export function placeMoments(moments: readonly Moment[], { plot, at }: RunLayout): PlacedMoments {
  const taken: [from: number, to: number][][] = Array.from({ length: MOST_ROWS }, () => []);
  const isFree = (row: number, from: number, to: number): boolean =>
    (taken[row] ?? []).every(([start, end]) => to + GAP <= start || from >= end + GAP);
  const placed = moments.map((moment): Placed => {
    const x = at(moment.at);
    const wide = textWidth(moment.text, SMALL) + SIGN + 3;
    const right: [number, number] = [x - SIGN, x + wide];
    const left: [number, number] = [x - wide, x + SIGN];
    const fits = ([from, to]: [number, number]): boolean => from >= plot.x - SIGN && to <= plot.right + SIGN;
    for (let row = 0; row < MOST_ROWS; row++) {
      for (const [from, to] of [right, left]) {
        if (!fits([from, to]) || !isFree(row, from, to)) continue;
        taken[row]?.push([from, to]);
        return { ...moment, x, row, name: from === right[0] ? x + SIGN + 3 : x - wide };
      }
    }
    const row = taken.findIndex((_, index) => isFree(index, x - SIGN - GAP, x + SIGN + GAP));
    if (row >= 0) taken[row]?.push([x - SIGN, x + SIGN]);
    return { ...moment, x, row: row < 0 ? MOST_ROWS - 1 : row, name: null };
  });
  const rows = placed.reduce((most, { row }) => Math.max(most, row + 1), 0);
  return { moments: placed, height: rows * ROW };
}

/** Lines down, to stand below what is drawn over time. */
export function momentLines({ moments }: PlacedMoments, top: number, bottom: number, theme: Theme): VNode[] {
  if (moments.length === 0) return [];
  const d = moments.map(({ x, row }) => `M${x} ${rounded(top + row * ROW + ROW / 2)}V${bottom}`).join('');
  return [<path d={d} stroke={theme.muted} stroke-width={1} stroke-dasharray="2 3" fill="none" />];
}

export function momentSigns({ moments }: PlacedMoments, top: number, theme: Theme): VNode[] {
  return moments.flatMap(({ sign, text, x, row, name }) => {
    const y = top + row * ROW + ROW / 2;
    const signs = drawSign(sign, x, y, theme);
    return name === null
      ? signs
      : [...signs, words({ x: name, y: y + 4, text, color: theme.text, lettering: SMALL, rim: theme.surface })];
  });
}
