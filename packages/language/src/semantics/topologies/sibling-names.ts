/** Whether a node's addresses are its own among the nodes beside it. */
import { addTo } from '../../grouping.ts';
import type { Location } from '../../program/index.ts';
import { splitNumbered } from '../fleet/segment.ts';

interface Sibling {
  readonly count: number;
  readonly location: Location;
}

export interface SiblingNames {
  /** Takes the names of a node; gives the place of a node that has one of them already. */
  take(name: string, indexed: boolean, count: number, location: Location): Location | null;
}

export function createSiblingNames(): SiblingNames {
  const taken = new Map<string, Sibling>();
  /** For `web` the largest number that a node called `web-7` beside it takes. */
  const numbered = new Map<string, { number: number; location: Location }[]>();
  return {
    take: (name, indexed, count, location) => {
      const clash =
        taken.get(name) ?? insideIndexed(taken, name) ?? (indexed ? amongNumbered(numbered, name, count) : null);
      taken.set(name, { count: indexed ? count : 0, location });
      const split = splitNumbered(name);
      if (split !== null) addTo(numbered, split.base, { number: split.number, location });
      return clash?.location ?? null;
    },
  };
}

/** `web-2` beside `web[4]`. */
function insideIndexed(taken: ReadonlyMap<string, Sibling>, name: string): Sibling | null {
  const split = splitNumbered(name);
  const indexed = split === null ? undefined : taken.get(split.base);
  return split !== null && indexed !== undefined && split.number <= indexed.count ? indexed : null;
}

/** `web[4]` beside `web-2`. */
function amongNumbered(
  numbered: ReadonlyMap<string, readonly { number: number; location: Location }[]>,
  name: string,
  count: number,
): { readonly location: Location } | null {
  return numbered.get(name)?.find(({ number }) => number <= count) ?? null;
}
