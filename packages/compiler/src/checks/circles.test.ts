import fc from 'fast-check';
import { expect, test } from 'vitest';
import { circles } from './circles.ts';

/** Whether one node can be reached from another in one edge or more. */
function reaches(graph: readonly (readonly number[])[], from: number, to: number): boolean {
  const seen = new Set<number>();
  const open = [...(graph[from] ?? [])];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node === to) return true;
    if (seen.has(node)) continue;
    seen.add(node);
    open.push(...(graph[node] ?? []));
  }
  return false;
}

test('two nodes are in one circle exactly if each can be reached from the other', () => {
  const graph = fc
    .integer({ min: 1, max: 9 })
    .chain((nodes) =>
      fc.array(fc.array(fc.nat({ max: nodes - 1 }), { maxLength: 3 }), { minLength: nodes, maxLength: nodes }),
    );
  fc.assert(
    fc.property(graph, (edges) => {
      const circleOf = new Map(circles(edges).flatMap((circle, index) => circle.map((node) => [node, index] as const)));
      for (let a = 0; a < edges.length; a++) {
        for (let b = 0; b < a; b++) {
          const together = circleOf.has(a) && circleOf.get(a) === circleOf.get(b);
          expect(together).toBe(reaches(edges, a, b) && reaches(edges, b, a));
        }
      }
    }),
    { numRuns: 500, seed: 5 },
  );
});

test('a long way needs no deep stack', () => {
  const nodes = 200_000;
  const edges = Array.from({ length: nodes }, (_, node) => [(node + 1) % nodes]);
  expect(circles(edges).map((circle) => circle.length)).toEqual([nodes]);
});
