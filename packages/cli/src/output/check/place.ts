/** Where findings stand, as people and pipelines count. */
import { type LineIndex, type Location, lineIndex, type Position } from '@rollout/language';
import type { Document } from '@rollout/workspace';
import type { ShownPath } from './checked.ts';

/** Lines and columns count from 1, offsets from 0; columns and offsets in UTF-16 units. */
export interface PlacedPosition extends Position {
  readonly offset: number;
}

export interface PlacedRange {
  readonly start: PlacedPosition;
  readonly end: PlacedPosition;
}

export interface Placed {
  /** As it is shown. */
  readonly file: string;
  /** null: the text could not be read. */
  readonly range: PlacedRange | null;
}

export type PlaceOf = (location: Location) => Placed;

/** Finds places in what a document has read. */
export function placesOf({ texts }: Pick<Document, 'texts'>, shown: ShownPath): PlaceOf {
  const indexes = new Map<string, LineIndex>();
  const indexOf = (path: string): LineIndex | undefined => {
    const text = texts.get(path);
    if (text === undefined) return undefined;
    const index = indexes.get(path) ?? lineIndex(text);
    indexes.set(path, index);
    return index;
  };
  return ({ path, span }) => {
    const index = indexOf(path);
    return { file: shown(path), range: index === undefined ? null : rangeIn(index, span) };
  };
}

function rangeIn(index: LineIndex, { start, end }: Location['span']): PlacedRange {
  const at = (offset: number): PlacedPosition => ({ offset, ...index.position(offset) });
  return { start: at(start), end: at(end) };
}
