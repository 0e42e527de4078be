/** Did you mean: the known name that is nearest to an unknown one. */
import { didYouMean, type Fix, type Safety } from '../diagnostics/index.ts';
import type { Location } from '../program/index.ts';

/** So many pairs of letters are compared in a check (about a second); a file with more wrong names gets no more hints. */
const MOST_WORK = 20_000_000;

export type Suggest = (name: string, candidates: Iterable<string>) => string | undefined;

/** A finder of the candidate that was probably meant, if any is near enough. It tires: see `MOST_WORK`. */
export function createSuggest(): Suggest {
  let work = 0;
  const untilTired = function* (name: string, candidates: Iterable<string>): Iterable<string> {
    for (const candidate of candidates) {
      if (work > MOST_WORK) return;
      // Names of very different lengths are not compared letter by letter.
      work += Math.abs(candidate.length - name.length) > name.length ? 1 : candidate.length * name.length;
      yield candidate;
    }
  };
  return (name, candidates) => didYouMean(name, untilTired(name, candidates));
}

/** A change that writes `suggestion` where the unknown name stands: a guess. */
export function replaceWith(location: Location, suggestion: string | undefined): Fix | undefined {
  if (suggestion === undefined) return undefined;
  return replaceText(location, written(suggestion), 'unsafe');
}

/** A change that writes exactly this in the place of what stands there. */
export function replaceText(location: Location, text: string | undefined, safety: Safety): Fix | undefined {
  if (text === undefined) return undefined;
  return { title: `Write \`${text}\``, safety, edits: [{ ...location, text }] };
}

/** A name as it is written: in quotes where it could not stand bare. */
export function written(name: string): string {
  return /^[\p{L}_][\p{L}\p{M}\p{N}_]*(?:-[\p{L}\p{M}\p{N}_]+)*$/u.test(name) ? name : JSON.stringify(name);
}
