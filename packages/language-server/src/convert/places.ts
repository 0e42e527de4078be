/** Offsets of a text, in UTF-16 units, and the protocol's positions, in the units that client and server have agreed upon. */
import type { Span } from '@rollout/language';
import type { Position, Range } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';

/** What a position's `character` counts. */
export const ENCODINGS = ['utf-16', 'utf-8', 'utf-32'] as const;
export type PositionEncoding = (typeof ENCODINGS)[number];

/** Places outside the text become the nearest ones inside. */
export interface Places {
  readonly position: (offset: number) => Position;
  readonly offset: (position: Position) => number;
  readonly range: (span: Span) => Range;
  /** Its ends in order, whatever theirs is. */
  readonly span: (range: Range) => Span;
}

export function placesIn(text: string, encoding: PositionEncoding): Places {
  const document = TextDocument.create('', '', 0, text);
  const position = (offset: number): Position => toEncoding(document, document.positionAt(offset), encoding);
  const offset = (at: Position): number => document.offsetAt(fromEncoding(document, at, encoding));
  return {
    position,
    offset,
    range: ({ start, end }) => ({ start: position(start), end: position(end) }),
    span: (range) => {
      const [start, end] = [offset(range.start), offset(range.end)];
      return start <= end ? { start, end } : { start: end, end: start };
    },
  };
}

/** A position as that of UTF-16, inside the text where it was outside. */
export function fromEncoding(
  document: TextDocument,
  { line, character }: Position,
  encoding: PositionEncoding,
): Position {
  if (!(line >= 0)) return { line: 0, character: 0 };
  const row = Math.floor(Math.min(line, document.lineCount));
  const column = character >= 0 ? Math.floor(Math.min(character, LONGEST_LINE)) : 0;
  if (encoding === 'utf-16') return { line: row, character: column };
  const text = lineText(document, row);
  let units = 0;
  let counted = 0;
  for (const point of text) {
    counted += sizeOf(point, encoding);
    if (counted > column) break;
    units += point.length;
  }
  return { line: row, character: units };
}

/** A position of UTF-16 in other units; one in the middle of a character becomes its beginning. */
function toEncoding(document: TextDocument, position: Position, encoding: PositionEncoding): Position {
  if (encoding === 'utf-16') return position;
  const { line, character } = position;
  let units = 0;
  let counted = 0;
  for (const point of lineText(document, line)) {
    units += point.length;
    if (units > character) break;
    counted += sizeOf(point, encoding);
  }
  return { line, character: counted };
}

/** The protocol's largest number. */
const LONGEST_LINE = 2 ** 31 - 1;

function lineText(document: TextDocument, line: number): string {
  return document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
}

function sizeOf(point: string, encoding: 'utf-8' | 'utf-32'): number {
  if (encoding === 'utf-32') return 1;
  const code = point.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}
