import { checkText, type Level, meetsCondition, type Selector, type TopologyNode } from '@rollout/language';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { source } from '../testing/compile-text.ts';
import { piecesBudget } from './budget.ts';
import { classTable } from './class-table.ts';
import { loadsOf } from './loads.ts';
import { resolveSelector } from './select.ts';
import { serversBetween, setOf } from './server-set.ts';

/** A server with the nodes around it, outermost first, each by its first server. */
interface Server {
  readonly number: number;
  readonly around: readonly {
    readonly node: TopologyNode;
    readonly first: number;
    readonly names: readonly string[];
  }[];
}

function serversOf(nodes: readonly TopologyNode[]): Server[] {
  const servers: Server[] = [];
  const visit = (node: TopologyNode, around: Server['around']) => {
    for (let index = 1; index <= node.count; index++) {
      const here = { node, first: servers.length, names: [node.name, `${node.name}-${index}`] };
      if (node.nodes.length === 0) servers.push({ number: servers.length, around: [...around, here] });
      for (const below of node.nodes) visit(below, [...around, here]);
    }
  };
  for (const node of nodes) visit(node, []);
  return servers;
}

/** The node of a level around a server, by its first server; null: there is none. Every server is a node of its own. */
function nodeAt(server: Server, level: Level): { key: number; labels: TopologyNode['labels'] } | null {
  if (level === 'server') {
    return { key: server.number, labels: server.around.at(-1)?.node.labels ?? {} };
  }
  const found = server.around.find(({ node }) => node.level === level);
  return found === undefined ? null : { key: found.first, labels: found.node.labels };
}

/** What a selector of one clause takes, in walking order, by looking at each server by itself; null: it asks for too many. */
function byServer(servers: readonly Server[], selector: Selector, deployed: ReadonlySet<number>): number[] | null {
  const [clause] = selector.clauses;
  if (clause === undefined || clause.kind === 'place') return null;
  const isIn = (server: Server, places: readonly { kind: string; segments?: readonly string[] }[]) =>
    places.some(({ segments = [] }) => server.around.some(({ names }) => names.includes(segments.at(-1) ?? '')));
  const level = clause.level ?? 'server';
  const { where, within } = clause;
  const scope = servers.filter((server) => {
    const node = nodeAt(server, level);
    if (node === null) return false;
    if (within.kind === 'places' && !isIn(server, within.places)) return false;
    return !isIn(server, clause.except) && (where === null || meetsCondition(where, node.labels));
  });
  const left = scope.filter((server) => !deployed.has(server.number));
  if (clause.kind === 'all') return scope.map(({ number }) => number);
  if (clause.kind === 'remaining') return left.map(({ number }) => number);

  const groups = new Map<number, { all: Server[]; left: Server[] }>();
  for (const server of scope) {
    const key = within.kind === 'each' ? (nodeAt(server, within.level)?.key ?? null) : -1;
    if (key === null) continue;
    const group = groups.get(key) ?? { all: [], left: [] };
    groups.set(key, group);
    group.all.push(server);
    if (!deployed.has(server.number)) group.left.push(server);
  }
  const taken: number[] = [];
  const none = within.kind === 'each' ? [] : [{ all: [], left: [] }];
  for (const group of groups.size === 0 ? none : groups.values()) {
    const keys = (of: readonly Server[]) => [...new Set(of.flatMap((server) => nodeAt(server, level)?.key ?? []))];
    const all = keys(group.all);
    const candidates = keys(group.left);
    const share =
      clause.kind === 'share'
        ? Math.max(1, Math.floor((clause.share.digits * all.length) / 10 ** clause.share.scale))
        : 0;
    const wanted = clause.kind === 'count' ? clause.count : share;
    if (clause.kind === 'count' && candidates.length < wanted) return null;
    const chosen = new Set(candidates.slice(0, wanted));
    taken.push(
      ...group.left.filter((server) => chosen.has(nodeAt(server, level)?.key ?? -1)).map(({ number }) => number),
    );
  }
  return taken;
}

const number = (max: number) => fc.integer({ min: 1, max });
const fleet = fc.tuple(number(2), number(3), number(4), number(3), number(2), number(5), fc.boolean()).map(
  ([regions, web, servers, db, racks, inRack, lone]) => `
    region west[${regions}] {
      cluster web[${web}] { label hw = 7  server[${servers}] }
      cluster db[${db}] { label hw = 8  rack a[${racks}] { server[${inRack}] }  rack b { label hw = 9  server[2] } }
      ${lone ? 'server[3]' : ''}
    }
    region east { label tier = pilot  cluster web[2] { server[3] } }`,
);
const level = fc.constantFrom('clusters', 'servers', 'regions', 'racks');
const filter = fc.constantFrom(
  '',
  ' in east',
  ' in web, west-1',
  ' in db',
  ' where hw == 7',
  ' where hw >= 8 or tier == pilot',
  ' where not hw == 8',
  ' except web-1',
  ' in west except a',
);
const each = fc.constantFrom('', '', ' in each region', ' in each cluster');
const clause = fc.oneof(
  fc
    .tuple(number(5), level, filter, each)
    .map(([count, of, filters, group]) => `${count} ${of}${filters.startsWith(' in') ? filters : group + filters}`),
  fc
    .tuple(fc.constantFrom(10, 33, 50, 100), level, filter, each)
    .map(([share, of, filters, group]) => `${share}% of ${of}${filters.startsWith(' in') ? filters : group + filters}`),
  fc
    .tuple(
      fc.constantFrom('all', 'remaining', 'all clusters', 'remaining clusters', 'remaining racks', 'all servers'),
      filter,
    )
    .map((parts) => parts.join('')),
);

test('what a selection takes is what looking at every server gives', () => {
  let compared = 0;
  fc.assert(
    fc.property(fleet, clause, fc.array(fc.nat({ max: 60 }), { maxLength: 20 }), (fleetText, selection, before) => {
      const { program } = checkText(source({ fleet: fleetText, plan: `stage s { deploy ${selection} }` }));
      const [topology] = program.topologies;
      const step = program.plans[0]?.stages[0]?.steps[0];
      // A sentence that the checker of the language refuses leaves no step behind.
      if (topology === undefined || step?.kind !== 'deploy') return;
      const servers = serversOf(topology.nodes);
      const deployed = new Set(before.filter((server) => server < topology.servers));
      const table = classTable(topology);
      const ranges = [...deployed].map((server) => ({ from: server, to: server + 1 }));
      const found = resolveSelector(
        { table, loads: loadsOf(table), budget: piecesBudget(), servers: serversBetween(0, table.servers) },
        step.selector,
        {
          here: null,
          within: [],
          deployed: [setOf(ranges)],
          unit: 'cluster',
        },
      );
      const expected = byServer(servers, step.selector, deployed);
      compared++;
      if (expected === null) expect(found.problems.map(({ kind }) => kind)).toContain('too-few-left');
      else {
        const walked = found.ranges.flatMap(({ from, to }) =>
          Array.from({ length: to - from }, (_, index) => from + index),
        );
        expect(walked).toEqual(expected);
        expect(found.problems.map(({ kind }) => kind)).toEqual(expected.length === 0 ? ['empty'] : []);
      }
    }),
    { numRuns: 600, seed: 8 },
  );
  expect(compared).toBeGreaterThan(400);
});
