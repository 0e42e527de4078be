/** Documents with one thing changed. */

/** A copy of a document in which something was done at the end of a way. */
export function changed(
  document: unknown,
  way: readonly string[],
  change: (parent: Record<string, unknown>, name: string) => void,
): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(document));
  // Tests go only where there are objects and lists.
  let parent = copy as Record<string, unknown>;
  for (const name of way.slice(0, -1)) parent = parent[name] as Record<string, unknown>;
  change(parent, way.at(-1) ?? '');
  return copy;
}
