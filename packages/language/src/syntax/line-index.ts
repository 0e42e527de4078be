/** Offsets and lines. */

/** A place as people count: both from 1. */
export interface Position {
  readonly line: number;
  /** In UTF-16 units, as editors count. */
  readonly column: number;
}

export interface LineIndex {
  readonly lineCount: number;
  /** The place of an offset; beyond the ends of the text, that of the nearest end. */
  position(offset: number): Position;
  /** The column as a terminal shows it: combining marks take no room, wide characters two cells, a tab up to the next eighth. */
  displayColumn(offset: number): number;
  /** The offset of a place, inside the text. */
  offset(position: Position): number;
  /** The text of a line (from 1) without its end. Empty if there is no such line. */
  lineText(line: number): string;
}

/** Finds the lines of a text; they end with LF, CRLF or CR. */
export function lineIndex(text: string): LineIndex {
  const starts = [0];
  const lineEnd = /\r\n?|\n/g;
  while (lineEnd.exec(text) !== null) starts.push(lineEnd.lastIndex);
  const startOf = (line: number): number => starts[line - 1] ?? text.length;

  function lineOf(offset: number): number {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  const inside = (offset: number): number => Math.min(Math.max(0, offset), text.length);

  function lineText(line: number): string {
    if (line < 1 || line > starts.length) return '';
    return text.slice(startOf(line), startOf(line + 1)).replace(/[\r\n]+$/, '');
  }

  return {
    lineCount: starts.length,
    lineText,
    position: (offset) => {
      const line = lineOf(inside(offset));
      return { line, column: inside(offset) - startOf(line) + 1 };
    },
    displayColumn: (offset) => displayWidth(text.slice(startOf(lineOf(inside(offset))), inside(offset))) + 1,
    offset: ({ line, column }) => {
      const start = startOf(Math.max(1, line));
      return Math.min(start + Math.max(0, column - 1), start + lineText(Math.max(1, line)).length, text.length);
    },
  };
}

const zeroWidth = /^[\p{Mn}\p{Me}\p{Cf}]$/u;
// East Asian wide and fullwidth blocks, and emoji, by their ranges.
const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]$/u;

/** How many cells of a terminal a text takes, from the first column. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    if (character === '\t') width += 8 - (width % 8);
    else if (zeroWidth.test(character)) continue;
    else width += wide.test(character) ? 2 : 1;
  }
  return width;
}
