// How well what is typed fits an item of a list, ranked as VS Code ranks: letters at the start and at the start of words count most, gaps cost, and of
// equals the one comes first that the server would have first.

/** undefined: not all that is typed stands in the item, in this order. */
export function fuzzyScore(typed: string, item: string): number | undefined {
  if (typed.length === 0) return 0;
  const pattern = typed.toLowerCase();
  const word = item.toLowerCase();
  // Letters in the middle of words are no beginning.
  if (![...word].some((letter, at) => letter === pattern[0] && isStrong(item, 0, at))) return undefined;
  let best: Row = new Map([[-1, { score: 0, run: 0 }]]);
  for (let at = 0; at < pattern.length; at++) {
    best = nextRow(
      best,
      (position) => (word[position] === pattern[at] ? letterScore(typed, item, at, position) : undefined),
      word.length,
    );
    if (best.size === 0) return undefined;
  }
  const ends = [...best].map(
    ([end, { score }]) => score - (end + 1 - pattern.length) - (end + 1 < word.length ? 5 : 0),
  );
  return Math.max(...ends) + (word.length === pattern.length ? 2 : 0);
}

/** By the position of the last letter that fits: the best score so far, and how many letters in a row fit there. */
type Row = ReadonlyMap<number, { readonly score: number; readonly run: number }>;

function nextRow(row: Row, scoreAt: (position: number) => number | undefined, length: number): Row {
  const next = new Map<number, { score: number; run: number }>();
  for (const [last, { score, run }] of row) {
    for (let position = last + 1; position < length; position++) {
      const gained = scoreAt(position);
      if (gained === undefined) continue;
      const isGap = position > last + 1;
      const total = score + gained + (isGap ? (last < 0 ? 0 : -5) : run);
      const known = next.get(position);
      if (known === undefined || known.score < total) next.set(position, { score: total, run: isGap ? 1 : run + 1 });
    }
  }
  return next;
}

function letterScore(typed: string, item: string, at: number, position: number): number {
  const score = !isStrong(item, at, position) ? 1 : position === at && typed[at] === item[position] ? 7 : 5;
  const cost = isStart(item, position) ? 3 : 5;
  return score - (at === 0 && position > 0 ? cost : 0) - (position + 1 === item.length ? cost : 0);
}

const isStart = (item: string, position: number): boolean => SEPARATOR.test(item[position - 1] ?? '');

const isStrong = (item: string, at: number, position: number): boolean =>
  position === at || isStart(item, position) || SEPARATOR.test(item[position] ?? '');

const SEPARATOR = /[_\-.\s/'":<>()[\]{}]/;
