/** The chance that a bug that is there has given no sign so far: S of "Confidence" in docs/semantics.md. */

/** What the looks so far leave of S: it falls from here on with the chance that the bug has not surfaced yet. */
export interface NoSign {
  /** That it surfaced before one of the looks so far, and all missed it, the next one too. */
  readonly earlier: number;
  /** That it had not surfaced at the last of them; 1 without any. */
  readonly quiet: number;
  /** That the next look misses it, if it surfaces before that. */
  readonly missed: number;
}

/**
 * `quietAt`: for each look so far, in order, the chance that the bug had not surfaced by then. `missed`: for each of them and the
 * next one, the chance that it and all later ones miss it.
 */
export function noSignAfter(quietAt: readonly number[], missed: Float64Array): NoSign {
  let earlier = 0;
  let quiet = 1;
  quietAt.forEach((now, k) => {
    earlier += (quiet - now) * (missed[k] ?? 1);
    quiet = now;
  });
  return { earlier, quiet, missed: missed[quietAt.length] ?? 1 };
}

/** S, where the chance that the bug has not surfaced yet is `quiet`. */
export function chanceOfNoSign(known: NoSign, quiet: number): number {
  return known.earlier + quiet + (known.quiet - quiet) * known.missed;
}
