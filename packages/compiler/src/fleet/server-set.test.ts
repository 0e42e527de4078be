import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Deployed, deployedAlso, deployedIn, nothingDeployed, withoutDeployed } from './deployed.ts';
import {
  intersect,
  overlaps,
  rangesOf,
  type Segment,
  type ServerSet,
  setOf,
  subtract,
  unite,
  uniteAll,
} from './server-set.ts';

/** A fleet in which server i belongs to domain i mod 4. */
const DOMAINS = 4;
const SERVERS = 30;

/** The servers of a set, one by one. */
function members(set: ServerSet): Set<number> {
  const found = new Set<number>();
  for (const { from, to, domains } of set) {
    for (let server = from; server < to; server++) {
      if (domains === null || domains.indices.includes(server % DOMAINS)) found.add(server);
    }
  }
  return found;
}

const segment: fc.Arbitrary<Segment> = fc
  .record({
    from: fc.integer({ min: 0, max: SERVERS - 1 }),
    length: fc.integer({ min: 1, max: 12 }),
    indices: fc.option(
      fc.uniqueArray(fc.integer({ min: 0, max: DOMAINS - 1 }), { minLength: 1, maxLength: DOMAINS - 1 }),
    ),
  })
  .map(({ from, length, indices }) => ({
    from,
    to: Math.min(SERVERS, from + length),
    domains: indices === null ? null : { of: DOMAINS, indices: indices.sort((a, b) => a - b) },
  }));

const set: fc.Arbitrary<ServerSet> = fc
  .array(segment, { maxLength: 6 })
  .map((segments) => setOf(segments.flatMap(rangesOf)));

/** Ascending, disjoint, joined, and no domains where all of them are there. */
function isWellFormed(of: ServerSet): boolean {
  return of.every(({ from, to, domains }, index) => {
    const before = of[index - 1];
    const apart = before === undefined || before.to <= from;
    const joined =
      before === undefined || before.to < from || JSON.stringify(before.domains) !== JSON.stringify(domains);
    return from < to && apart && joined && (domains === null || domains.indices.length < domains.of);
  });
}

describe('sets of ranges are as sets of servers', () => {
  const of = (
    operation: (a: ServerSet, b: ServerSet) => ServerSet,
    model: (a: Set<number>, b: Set<number>) => number[],
  ) =>
    fc.assert(
      fc.property(set, set, (a, b) => {
        const result = operation(a, b);
        expect([...members(result)].sort((x, y) => x - y)).toEqual(model(members(a), members(b)).sort((x, y) => x - y));
        expect(isWellFormed(result)).toBe(true);
      }),
      { numRuns: 300, seed: 1 },
    );

  test('united', () => of(unite, (a, b) => [...new Set([...a, ...b])]));
  test('intersected', () => of(intersect, (a, b) => [...a].filter((server) => b.has(server))));
  test('subtracted', () => of(subtract, (a, b) => [...a].filter((server) => !b.has(server))));
  test('overlapping', () =>
    fc.assert(
      fc.property(set, set, (a, b) => overlaps(a, b) === intersect(a, b).length > 0),
      { numRuns: 300, seed: 2 },
    ));
  test('many united', () =>
    fc.assert(
      fc.property(fc.array(set, { maxLength: 9 }), (sets) => {
        expect(uniteAll(sets)).toEqual(sets.reduce(unite, []));
      }),
      { numRuns: 100, seed: 3 },
    ));
});

test('what is deployed grows layer by layer, and is the union of all', () => {
  fc.assert(
    fc.property(fc.array(set, { maxLength: 12 }), set, (sets, scope) => {
      const deployed: Deployed = sets.reduce(deployedAlso, nothingDeployed);
      const all = uniteAll(sets);
      expect(deployedIn(scope, deployed)).toEqual(intersect(scope, all));
      expect(members(withoutDeployed(scope, deployed))).toEqual(members(subtract(scope, all)));
    }),
    { numRuns: 100, seed: 4 },
  );
});

test('adding ten thousand ranges one by one keeps few layers', () => {
  let deployed = nothingDeployed;
  for (let index = 0; index < 10_000; index++) {
    deployed = deployedAlso(deployed, [{ from: 2 * index, to: 2 * index + 1, domains: null }]);
  }
  expect(deployed.length).toBeLessThan(16);
});
