/**
 * The strongly connected parts of a graph, each after those that lead to it (R. E. Tarjan, "Depth-first search and linear graph
 * algorithms", 1972), without recursion. `leads`: per node those that it leads to. All nodes are reached from the first.
 */
export function knotsOf(leads: readonly (readonly number[])[]): number[][] {
  const n = leads.length;
  const order = new Int32Array(n).fill(-1);
  const low = new Int32Array(n);
  const isOpen = new Uint8Array(n);
  const next = new Int32Array(n);
  const path: number[] = [];
  const open: number[] = [];
  const knots: number[][] = [];
  let count = 0;
  const enter = (node: number): void => {
    order[node] = count;
    low[node] = count++;
    isOpen[node] = 1;
    open.push(node);
    path.push(node);
  };
  for (let root = 0; root < n; root++) {
    if (order[root] !== -1) continue;
    enter(root);
    for (let node = path.at(-1); node !== undefined; node = path.at(-1)) {
      const to = leads[node]?.[next[node] ?? 0];
      if (to !== undefined) {
        next[node] = (next[node] ?? 0) + 1;
        if (order[to] === -1) enter(to);
        else if (isOpen[to] === 1) low[node] = Math.min(low[node] ?? 0, order[to] ?? 0);
        continue;
      }
      path.pop();
      const parent = path.at(-1);
      if (parent !== undefined) low[parent] = Math.min(low[parent] ?? 0, low[node] ?? 0);
      if (low[node] !== order[node]) continue;
      const knot: number[] = [];
      for (;;) {
        const member = open.pop();
        if (member === undefined) break;
        isOpen[member] = 0;
        knot.push(member);
        if (member === node) break;
      }
      knots.push(knot.reverse());
    }
  }
  return knots.reverse();
}
