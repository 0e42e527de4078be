import { describe, expect, test } from 'vitest';
import type { FleetNode } from '../machine/fleet.ts';
import { machineOfText, source } from '../testing/compile-text.ts';

/** Loads by the name of the node that holds the servers directly, or that is around them. */
function loads(fleet: string): Record<string, number> {
  const found: Record<string, number> = {};
  const visit = (node: FleetNode, around: string) => {
    if (node.load !== null) found[node.level === 'server' ? around : node.name] = node.load;
    for (const below of node.nodes) visit(below, node.name);
  };
  for (const node of machineOfText(source({ fleet, plan: 'stage all { deploy all }' })).fleet.nodes) visit(node, '');
  return found;
}

describe('loads', () => {
  test('are 1 where no traffic is declared', () => {
    expect(loads('region r { cluster a { server[3] } cluster b { server[50] } }')).toEqual({ a: 1, b: 1 });
  });

  test('are the share of traffic over the share of servers', () => {
    // 80 servers; a: 0.5 of the load on 20 of them, 0.5 · 80 / 20 = 2; b has what is left, 0.5 · 80 / 60 = 2/3.
    const found = loads('region r { cluster a { traffic 50%  server[20] } cluster b { server[60] } }');
    expect(found.a).toBe(2);
    expect(found.b).toBeCloseTo(2 / 3, 6);
  });

  test('are whole multiples of 2^-20', () => {
    const found = loads('region r { cluster a { traffic 50%  server[20] } cluster b { server[60] } }');
    expect((found.b ?? 0) * 2 ** 20).toBe(Math.round((2 / 3) * 2 ** 20));
  });

  test('of alike nodes are of each of them', () => {
    // Four clusters with 10% each on 10 servers; 60% is left for the other 40 servers; 80 in all.
    const found = loads('region r { cluster a[4] { traffic 10%  server[10] } cluster b { server[40] } }');
    expect(found.a).toBeCloseTo(0.8, 6);
    expect(found.b).toBeCloseTo(1.2, 6);
  });

  test('within a node with traffic, what its nodes leave is shared by the rest of it', () => {
    // r has 60%: x 45% on 10 servers, the other 20 servers of r share 15%; s has 40% on 30 servers; 60 in all.
    const found = loads(`
      region r { traffic 60%  cluster x { traffic 45%  server[10] } cluster y { server[20] } }
      region s { cluster z { server[30] } }`);
    expect(found.x).toBeCloseTo((0.45 * 60) / 10, 6);
    expect(found.y).toBeCloseTo((0.15 * 60) / 20, 6);
    expect(found.z).toBeCloseTo((0.4 * 60) / 30, 6);
  });

  test('of servers without traffic in a node without traffic come from what all declared nodes leave', () => {
    // x has 50% on 10 of 40 servers; y (in the same region) and z share the other half: 0.5 · 40 / 30.
    const found = loads(`
      region r { cluster x { traffic 50%  server[10] } cluster y { server[10] } }
      region s { cluster z { server[20] } }`);
    expect(found.x).toBe(2);
    expect(found.y).toBeCloseTo(2 / 3, 6);
    expect(found.z).toBe(found.y);
  });
});
