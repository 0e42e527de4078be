/** Something shown in the text that is not there. */
export interface Hint {
  /** Where: behind what is written there. */
  readonly at: number;
  readonly text: string;
  /** How sure that is: `exact`, `1,000 trials`; undefined where the text says it, or nothing could be unsure. */
  readonly sure?: string | undefined;
  /** Markdown. */
  readonly tooltip: string;
}

export const WHERE_NOTHING_IS_WRITTEN = 'This holds where nothing is written.';

/** Those of one place in the order in which they are read. What several that follow each other are as sure of is said once, behind the last of them. */
export function saidTogether(hints: readonly Hint[]): readonly Pick<Hint, 'text' | 'tooltip'>[] {
  const sures = hints.filter(({ sure }) => sure !== undefined);
  return hints.map((hint) => {
    const { text, tooltip, sure } = hint;
    const next = sures[sures.indexOf(hint) + 1];
    return { text: sure === undefined || next?.sure === sure ? text : `${text} · ${sure}`, tooltip };
  });
}
