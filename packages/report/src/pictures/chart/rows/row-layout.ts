import { type Lettering, textWidth } from '../../lettering/text-width.ts';
import type { Row, RowValue, Section } from './row-chart.ts';

/** Left and right of all that is drawn: what stands above and below a drawing begins where it does. */
export const PAD = 4;
export const LETTERS: Lettering = { size: 13 };
export const STRONG: Lettering = { size: 13, bold: true };
export const SMALL: Lettering = { size: 12 };

const GAP = 16;
/** A track that is shorter goes below its name. */
const SHORTEST = 150;
/** Names take at most this share of the width beside their tracks. */
const LABEL_SHARE = 0.32;

export interface RowLayout {
  /** Names stand beside their tracks, not above. */
  readonly beside: boolean;
  /** What names may take there. */
  readonly label: number;
  readonly track: { readonly x: number; readonly width: number; readonly right: number };
  readonly columns: readonly { readonly x: number }[];
  /** All there is between the margins. */
  readonly whole: number;
}

/** One for all sections of a chart, so that their tracks stand below one another. */
export function layoutOf(sections: readonly Section[], width: number): RowLayout {
  const whole = width - 2 * PAD;
  const widths = columnWidths(sections);
  const labels = sections.flatMap(({ rows }) => rows.map(labelWidth));
  const label = Math.min(
    labels.reduce((most, each) => Math.max(most, each), 0),
    whole * LABEL_SHARE,
  );
  const taken = widths.reduce((sum, each) => sum + each + GAP, 0);
  const room = whole - label - GAP - taken;
  const isNarrow = room < SHORTEST;
  if (isNarrow) {
    return { beside: false, label: whole, track: { x: PAD, width: whole, right: PAD + whole }, columns: [], whole };
  }
  const x = PAD + label + GAP;
  let at = x + room + GAP;
  const columns = widths.map((each) => {
    const column = { x: at };
    at += each + GAP;
    return column;
  });
  return { beside: true, label, track: { x, width: room, right: x + room }, columns, whole };
}

function labelWidth({ label, inner, sign, strong }: Row): number {
  const before = (inner === true ? 14 : 0) + (sign === undefined ? 0 : 18);
  return before + textWidth(label, strong === true ? STRONG : LETTERS) + 1;
}

/** Of each column its widest number, or its title. */
function columnWidths(sections: readonly Section[]): number[] {
  const count = sections.reduce((most, { columns }) => Math.max(most, columns.length), 0);
  return Array.from({ length: count }, (_, index) => {
    const values = sections.flatMap(({ rows }) => rows.flatMap((row) => row.values[index] ?? []));
    const titles = sections.map(({ columns }) => textWidth(columns[index] ?? '', SMALL));
    return [...titles, ...values.map((value) => textWidth(valueText(value), LETTERS))].reduce(
      (most, each) => Math.max(most, each),
      0,
    );
  });
}

export const valueText = ({ text, more }: RowValue): string =>
  more === undefined || more === '' ? text : `${text} ${more}`;
