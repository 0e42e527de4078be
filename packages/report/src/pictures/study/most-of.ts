/** Those with the greatest weight, in the order that all stood in, and the others. */
export function mostOf<T>(
  items: readonly T[],
  most: number,
  weight: (item: T) => number,
): { readonly shown: readonly T[]; readonly others: readonly T[] } {
  // One row that says `and 1 more` takes as much room as the one that it stands for.
  if (items.length <= most) return { shown: items, others: [] };
  const kept = new Set(
    [...items]
      .map((item, index) => ({ item, index, weight: weight(item) }))
      .sort((a, b) => b.weight - a.weight || a.index - b.index)
      .slice(0, most - 1)
      .map(({ item }) => item),
  );
  return { shown: items.filter((item) => kept.has(item)), others: items.filter((item) => !kept.has(item)) };
}
