/**
 * The candidate that was probably meant by a word: the nearest by edit distance, if it is near enough (a third of the
 * word's length, at least one edit); of equally near ones the first. Undefined if there is none, or if the word is
 * itself a candidate. Case counts half an edit, so `maxdown` is nearest to `maxDown`.
 */
export function didYouMean(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > LONGEST) return undefined;
  const most = Math.max(1, Math.floor(word.length / 3));
  let best: string | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    if (candidate === word) return undefined;
    if (Math.abs(candidate.length - word.length) > most || candidate.length > LONGEST) continue;
    const distance = editDistance(word, candidate);
    if (distance <= most && distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** Nobody misspells a longer word, and the distance costs the product of the lengths. */
const LONGEST = 100;

/** Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours cost one, a change of case a half. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const x = a[i - 1] ?? '';
      const y = b[j - 1] ?? '';
      const substitution = (last[j - 1] ?? 0) + (x === y ? 0 : x.toLowerCase() === y.toLowerCase() ? 0.5 : 1);
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, substitution);
      if (i > 1 && j > 1 && x === b[j - 2] && y === a[i - 2]) cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
