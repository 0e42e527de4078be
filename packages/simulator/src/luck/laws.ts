import type { Distribution } from '@rollout/language';
import type { Law } from '../distributions/index.ts';
import { lawOf } from '../distributions/index.ts';

/** Laws made ready once each, however often a distribution stands in the machine. */
export interface LawBook {
  readonly byIdentity: Map<Distribution, Law>;
  readonly byText: Map<string, Law>;
}

export function emptyLawBook(): LawBook {
  return { byIdentity: new Map(), byText: new Map() };
}

export function lawIn(book: LawBook, distribution: Distribution): Law {
  const known = book.byIdentity.get(distribution);
  if (known !== undefined) return known;
  const text = JSON.stringify(distribution);
  const law = book.byText.get(text) ?? lawOf(distribution);
  book.byText.set(text, law);
  book.byIdentity.set(distribution, law);
  return law;
}
