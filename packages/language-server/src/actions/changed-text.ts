/** What makes one text of another, line by line: whoever looks at the others keeps their place. */

export interface ChangedText {
  readonly span: { readonly start: number; readonly end: number };
  readonly text: string;
}

/** So many lines are looked at for the next one that both texts have. */
const WINDOW = 400;

/** Edits in order, apart, of whole lines. */
export function changedText(before: string, after: string): readonly ChangedText[] {
  const [old, made] = [linesOf(before), linesOf(after)];
  const edits: ChangedText[] = [];
  let [i, j, at] = [0, 0, 0];
  while (i < old.length || j < made.length) {
    if (old[i] === made[j]) {
      at += old[i]?.length ?? 0;
      i++;
      j++;
      continue;
    }
    const [skipped, added] = nextAlike(old, i, made, j);
    const end = at + lengthOf(old, i, i + skipped);
    edits.push({ span: { start: at, end }, text: made.slice(j, j + added).join('') });
    at = end;
    i += skipped;
    j += added;
  }
  return edits;
}

/** With their ends. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** How many lines of each stand before the nearest place from which on two lines are the same in both. */
function nextAlike(old: readonly string[], i: number, made: readonly string[], j: number): readonly [number, number] {
  const isSame = (a: number, b: number): boolean => a < old.length && b < made.length && old[a] === made[b];
  const isEnd = (a: number, b: number): boolean => a >= old.length && b >= made.length;
  for (let sum = 1; sum < WINDOW; sum++) {
    for (let skipped = 0; skipped <= sum; skipped++) {
      const [a, b] = [i + skipped, j + sum - skipped];
      if (a > old.length || b > made.length) continue;
      if (isEnd(a, b)) return [skipped, sum - skipped];
      if (isSame(a, b) && (isSame(a + 1, b + 1) || isEnd(a + 1, b + 1))) return [skipped, sum - skipped];
    }
  }
  return [old.length - i, made.length - j];
}

function lengthOf(lines: readonly string[], from: number, to: number): number {
  return lines.slice(from, to).reduce((sum, line) => sum + line.length, 0);
}
