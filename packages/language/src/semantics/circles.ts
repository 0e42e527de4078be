/** Things that lead back to themselves. */

/**
 * The first circle met on a walk from `start`, as the numbers on it, or null; `next[i]` are those that number i leads to.
 * Everything walked over is noted in `done`, and not walked over again.
 */
export function circleFrom(
  start: number,
  next: readonly (readonly number[])[],
  done: Set<number>,
): readonly number[] | null {
  const path: number[] = [start];
  const positions = [0];
  const onPath = new Set([start]);
  while (path.length > 0) {
    const top = path[path.length - 1] ?? start;
    const position = positions[positions.length - 1] ?? 0;
    const following = next[top]?.[position];
    if (following === undefined) {
      done.add(top);
      onPath.delete(top);
      path.pop();
      positions.pop();
      continue;
    }
    positions[positions.length - 1] = position + 1;
    if (onPath.has(following)) {
      const circle = path.slice(path.indexOf(following));
      for (const number of path) done.add(number);
      return circle;
    }
    if (!done.has(following)) {
      path.push(following);
      positions.push(0);
      onPath.add(following);
    }
  }
  return null;
}
