/** Histories of what changes often, made short without losing what was least and most. */

/** More changes than this are not told. */
export const MOST_CHANGES = 2000;

type Figure<T> = (entry: T) => number;

/**
 * Of each instant what was so at its end, and before that whatever was more or less, of one of the figures, for no time; then as `thin` says. The entries
 * are in order of time.
 */
export function tidied<T extends { readonly at: number }>(entries: readonly T[], figures: readonly Figure<T>[]): T[] {
  const instants: T[][] = [];
  for (const entry of entries) {
    const instant = instants.at(-1);
    if (instant?.[0]?.at === entry.at) instant.push(entry);
    else instants.push([entry]);
  }
  return thin(
    instants.flatMap((instant) => extremesOf(instant, figures, true)),
    figures,
    MOST_CHANGES,
  );
}

/** Cuts a history into so many stretches of as many entries each that no more than `most` are left when each keeps its first, its last and its extremes. */
export function thin<T>(entries: readonly T[], figures: readonly Figure<T>[], most: number): T[] {
  if (entries.length <= most) return [...entries];
  const stretches = Math.max(1, Math.floor(most / (2 + 2 * figures.length)));
  const told: T[] = [];
  for (let i = 0; i < stretches; i++) {
    const from = Math.floor((i * entries.length) / stretches);
    const to = Math.floor(((i + 1) * entries.length) / stretches);
    told.push(...extremesOf(entries.slice(from, to), figures, false));
  }
  return told;
}

/** In their order: the last, the least and the most of each figure, each as late as possible, and, unless all are of one instant, the first. */
function extremesOf<T>(entries: readonly T[], figures: readonly Figure<T>[], isInstant: boolean): T[] {
  const last = entries.length - 1;
  const kept = new Set([last]);
  if (!isInstant) kept.add(0);
  for (const figure of figures) {
    const values = entries.map(figure);
    const least = values.reduce((low, value) => Math.min(low, value), Number.POSITIVE_INFINITY);
    const most = values.reduce((high, value) => Math.max(high, value), Number.NEGATIVE_INFINITY);
    kept.add(values.lastIndexOf(least)).add(values.lastIndexOf(most));
  }
  return entries.filter((_, i) => kept.has(i));
}
