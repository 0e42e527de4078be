/** A directed graph of numbers, and what in it lies in circles. */

/** For each node the nodes that it points to. */
export type Digraph = readonly (readonly number[])[];

/**
 * The sets of nodes that can all be reached from each other, two or more in each, in no particular order but always the
 * same. Tarjan's algorithm (SIAM J. Comput. 1 (1972) 146), with a stack of its own in place of recursion.
 */
export function circles(graph: Digraph): number[][] {
  const found: number[][] = [];
  const order: number[] = [];
  const low: number[] = [];
  const onStack = new Set<number>();
  const stack: number[] = [];
  let next = 0;
  const visit = (node: number) => {
    order[node] = next;
    low[node] = next++;
    stack.push(node);
    onStack.add(node);
  };
  for (let root = 0; root < graph.length; root++) {
    if (order[root] !== undefined) continue;
    const way: { node: number; edge: number }[] = [{ node: root, edge: 0 }];
    visit(root);
    for (let at = way.at(-1); at !== undefined; at = way.at(-1)) {
      const to = graph[at.node]?.[at.edge++];
      if (to !== undefined) {
        if (order[to] === undefined) {
          visit(to);
          way.push({ node: to, edge: 0 });
        } else if (onStack.has(to)) low[at.node] = Math.min(low[at.node] ?? 0, order[to]);
        continue;
      }
      way.pop();
      const above = way.at(-1);
      if (above !== undefined) low[above.node] = Math.min(low[above.node] ?? 0, low[at.node] ?? 0);
      if (low[at.node] !== order[at.node]) continue;
      const circle: number[] = [];
      for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
        onStack.delete(node);
        circle.push(node);
        if (node === at.node) break;
      }
      if (circle.length > 1) found.push(circle);
    }
  }
  return found;
}
