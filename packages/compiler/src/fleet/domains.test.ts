import { checkText, type Topology } from '@rollout/language';
import { describe, expect, test } from 'vitest';
import { piecesBudget } from './budget.ts';
import { type ClassTable, chainTo, classTable } from './class-table.ts';
import { cutSegment, partsByDomains, serverAt, sizeOf } from './domains.ts';
import type { Segment } from './server-set.ts';

function tableOf(nodes: string): ClassTable {
  const { program } = checkText(`topology fleet {\n${nodes}\n}`);
  const [topology]: readonly (Topology | undefined)[] = program.topologies;
  if (topology === undefined) throw new Error('no topology');
  return classTable(topology);
}

/** Clusters of 7 servers in three domains, of 10 in four, a rack that is in none, and regions of both. */
const table = tableOf(`
  region a[3] {
    cluster x[2] { upgradeDomains 3  rack p { server[2] }  rack q[5] }
    cluster y { upgradeDomains 4  server[10] }
    cluster z { server[3] }
  }
  region b { cluster w[4] { upgradeDomains 3  server[5] } }
`);

/** The domain of a server by going up its nodes, one by one. */
function domainOf(server: number): { index: number; of: number } | null {
  const owner = chainTo(table, server, null).findLast((node) => node.class.node.upgradeDomains !== null);
  const of = owner?.class.node.upgradeDomains ?? null;
  return owner === undefined || of === null ? null : { index: (server - owner.first) % of, of };
}

function serversOf({ from, to, domains }: Segment): number[] {
  const all = Array.from({ length: to - from }, (_, index) => from + index);
  return domains === null ? all : all.filter((server) => domains.indices.includes(domainOf(server)?.index ?? -1));
}

describe('upgrade domains by arithmetic are those that counting gives', () => {
  const indices = [[0], [2], [0, 1], [1, 2]];

  test('sizes, positions and cuts within and across nodes', () => {
    for (const own of indices) {
      for (let from = 0; from < 15; from++) {
        for (let to = from + 1; to <= 20; to++) {
          const segment: Segment = { from: 81 + from, to: 81 + to, domains: { of: 3, indices: own } };
          const servers = serversOf(segment);
          expect(sizeOf(table, [segment])).toBe(servers.length);
          servers.forEach((server, position) => {
            expect(serverAt(table, segment, position + 1)).toBe(server);
          });
          const [taken, rest] = cutSegment(table, segment, 2);
          expect(taken.flatMap(serversOf)).toEqual(servers.slice(0, 2));
          expect(rest.flatMap(serversOf)).toEqual(servers.slice(2));
        }
      }
    }
  });

  test('ranges are taken apart where the number of domains changes', () => {
    expect(table.servers).toBe(3 * 27 + 20);
    expect(partsByDomains(table, 0, 34, piecesBudget())).toEqual([
      { from: 0, to: 14, of: 3 },
      { from: 14, to: 24, of: 4 },
      { from: 24, to: 27, of: null },
      { from: 27, to: 34, of: 3 },
    ]);
    expect(partsByDomains(table, 81, 101, piecesBudget())).toEqual([{ from: 81, to: 101, of: 3 }]);
  });

  test('a billion servers are one look', () => {
    const large = tableOf('region r[10] { cluster c[1000] { upgradeDomains 7  server[100_000] } }');
    const segment: Segment = { from: 0, to: 1e9, domains: { of: 7, indices: [0, 6] } };
    // 100,000 = 7 · 14,285 + 5: domain 0 has 14,286 servers of a cluster, domain 6 has 14,285.
    expect(sizeOf(large, [segment])).toBe(10_000 * (14_286 + 14_285));
  });
});
