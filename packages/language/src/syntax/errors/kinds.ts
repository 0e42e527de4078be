/** What kind of mistake a failure is. */

import { wordsOf } from '../tokens/labels.ts';
import { Identifier, isWord, NumberToken } from '../tokens/token-types.ts';
import type { Failure } from './failure.ts';

const levels: ReadonlySet<string> = new Set(['Level', 'SingularLevel', 'PluralLevel', 'EachUnit']);

/** A word after a number, where no word of the language is expected that it could be a misspelling of. */
export function isUnit({ sentence, found, before, expected, firstOnLine }: Failure): boolean {
  if (found.tokenType !== Identifier || before?.tokenType !== NumberToken || firstOnLine) return false;
  // The number of an audience is of users, and never says so.
  if (sentence === 'audience') return false;
  return !expected.some((type) => levels.has(type) || type === 'RequestsS');
}

/** The singular for a plural, or the other way round, where just that is expected. */
export function levelOfOtherNumber({ found, expected }: Failure): string | undefined {
  const wanted = found.image.endsWith('s') ? found.image.slice(0, -1) : `${found.image}s`;
  const [only, ...others] = expected;
  if (only === undefined || others.length > 0) return undefined;
  const isOther = isWord(found.image) && wordsOf('Level').includes(found.image);
  return isOther && wordsOf(only).includes(wanted) ? wanted : undefined;
}
