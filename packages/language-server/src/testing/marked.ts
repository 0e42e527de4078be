/** Sources with a cursor (`$0`) or a selection between two (`$0…$0`), and where they are, as the protocol counts. */

import type { Position, Range } from 'vscode-languageserver';
import { placesIn } from '../convert/places.ts';

export interface MarkedText {
  readonly text: string;
  /** Where the cursor is; without one, the beginning. */
  readonly position: Position;
  /** From the first cursor to the last. */
  readonly range: Range;
}

export function markedText(source: string): MarkedText {
  const parts = source.split('$0');
  const text = parts.join('');
  const places = placesIn(text, 'utf-16');
  const start = parts.length === 1 ? 0 : (parts[0]?.length ?? 0);
  const end = parts.length === 1 ? 0 : text.length - (parts.at(-1)?.length ?? 0);
  return { text, position: places.position(start), range: places.range({ start, end }) };
}
