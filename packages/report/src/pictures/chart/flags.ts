import { type Lettering, textWidth } from '../lettering/text-width.ts';

/** A text at a line that rises from an axis. */
export interface Flag {
  /** Of its line. */
  readonly x: number;
  readonly text: string;
}

export interface PlacedFlag<T extends Flag> {
  readonly flag: T;
  /** Where its text begins. */
  readonly from: number;
  /** 0: the lowest, next to what the lines rise from. */
  readonly row: number;
  /** Where its line ends: beside its text; null: below all texts, where there is no other way. */
  readonly lineRow: number | null;
}

interface Side {
  readonly from: number;
  readonly to: number;
}

/** From a line to a text beside it, to another line, and to another text. */
const BESIDE = 5;
const FROM_LINE = 2;
const FROM_TEXT = 8;

/**
 * Texts beside the ends of their lines, each to the right of its own or to the left, in as few rows as there may be, so that none lies on another or
 * on a line. A line ends at its own row: it may be passed above. For a handful of flags: it looks at every choice of sides.
 */
export function placeFlags<T extends Flag>(
  flags: readonly T[],
  { left, right }: { readonly left: number; readonly right: number },
  lettering: Lettering,
): PlacedFlag<T>[] {
  const sorted = [...flags].sort((a, b) => a.x - b.x);
  const choices = sorted.map(({ x, text }): Side[] => {
    const wide = textWidth(text, lettering);
    const sides = [
      { from: x + BESIDE, to: x + BESIDE + wide },
      { from: x - BESIDE - wide, to: x - BESIDE },
    ];
    return sides.filter(({ from, to }) => from >= left && to <= right);
  });
  let best: { readonly sides: readonly Side[]; readonly rows: readonly number[]; readonly height: number } | null =
    null;
  for (const sides of allOf(choices)) {
    const rows = rowsOf(sorted, sides);
    if (rows === null) continue;
    const height = Math.max(0, ...rows);
    if (best === null || height < best.height) best = { sides, rows, height };
  }
  if (best === null) return oneBelowAnother(sorted, { left, right }, lettering);
  const { sides, rows } = best;
  return sorted.map((flag, index) => {
    const row = rows[index] ?? 0;
    return { flag, from: sides[index]?.from ?? left, row, lineRow: row };
  });
}

/** Every choice of one of each, those with the first of each before others. */
function* allOf(choices: readonly (readonly Side[])[]): Generator<readonly Side[]> {
  const [first, ...rest] = choices;
  if (first === undefined) {
    yield [];
    return;
  }
  for (const side of first) for (const others of allOf(rest)) yield [side, ...others];
}

/** What lies on another's line stands above it; null: each of two would have to stand above the other. */
function rowsOf(flags: readonly Flag[], sides: readonly Side[]): number[] | null {
  const rows = flags.map(() => 0);
  const isOn = (text: Side, { x }: Flag): boolean => text.from < x + FROM_LINE && text.to > x - FROM_LINE;
  const meets = (a: Side, b: Side): boolean => a.from < b.to + FROM_TEXT && a.to > b.from - FROM_TEXT;
  for (let round = 0; round <= flags.length * flags.length; round++) {
    let isSettled = true;
    const raise = (index: number, row: number): void => {
      rows[index] = row;
      isSettled = false;
    };
    sides.forEach((one, i) => {
      flags.forEach((flag, j) => {
        const other = sides[j];
        const [a = 0, b = 0] = [rows[i], rows[j]];
        if (i === j || other === undefined) return;
        if (isOn(one, flag) && a <= b) raise(i, b + 1);
        else if (i < j && meets(one, other) && a === b) raise(isOn(other, flags[i] ?? flag) ? j : i, a + 1);
      });
    });
    if (isSettled) return rows;
  }
  return null;
}

/** Each in a row of its own, above the ends of all lines. */
function oneBelowAnother<T extends Flag>(
  sorted: readonly T[],
  { left, right }: { readonly left: number; readonly right: number },
  lettering: Lettering,
): PlacedFlag<T>[] {
  return sorted.map((flag, index) => {
    const wide = textWidth(flag.text, lettering);
    const from = Math.max(left, Math.min(flag.x - wide / 2, right - wide));
    return { flag, from, row: sorted.length - 1 - index, lineRow: null };
  });
}
