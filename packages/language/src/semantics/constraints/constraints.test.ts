import { expect, test } from 'vitest';
import { expectFindings } from '../testing/expect-findings.ts';

const fleet = `
topology fleet {
  region us { cluster web[4] { label tier = pilot  rack[2] { server[10] } }  cluster db }
  region eu { cluster web[4] { label tier = broad  rack[2] { server[10] } }  cluster db }
}
model m { deploy takes 1m per server }`;
const around = (items: string) => `${fleet}\nplan p on fleet using m {${items}\n  stage s { deploy all }\n}`;

const path = (...segments: string[]) => expect.objectContaining({ kind: 'path', segments });

test.each<[string, object]>([
  [
    'maxDown 25%',
    { kind: 'maxDown', amount: { kind: 'share', share: { digits: 25, scale: 2 } }, per: null, rollback: null },
  ],
  [
    'maxDown 25% per cluster, 50% in rollback',
    { kind: 'maxDown', per: 'cluster', rollback: { kind: 'share', share: { digits: 5, scale: 1 } } },
  ],
  [
    'maxDown 3 racks per cluster',
    { kind: 'maxDown', amount: { kind: 'count', count: 3, level: 'rack' }, per: 'cluster' },
  ],
  ['exclusive us, eu', { kind: 'exclusive', sets: { kind: 'places', places: [path('us'), path('eu')] }, apart: 0 }],
  ['exclusive us, eu at least 24h apart', { kind: 'exclusive', apart: 86_400_000 }],
  ['exclusive regions', { kind: 'exclusive', sets: { kind: 'level', level: 'region', per: null } }],
  ['exclusive clusters per region', { kind: 'exclusive', sets: { kind: 'level', level: 'cluster', per: 'region' } }],
  [
    'exclusive (all clusters where tier == pilot), (db)',
    {
      kind: 'exclusive',
      sets: { kind: 'selectors', selectors: [{ clauses: [{ kind: 'all' }] }, { clauses: [{ kind: 'place' }] }] },
    },
  ],
  ['order db, web per region', { kind: 'order', places: [path('db'), path('web')], per: 'region' }],
  ['maxParallel 4 clusters per region', { kind: 'maxParallel', count: 4, level: 'cluster', per: 'region' }],
  ['maxRate 1_000 servers per minute', { kind: 'maxRate', servers: 1000, period: 60_000 }],
])('%s', (sentence, constraint) => {
  const { program } = expectFindings(around(sentence));
  expect(program.plans[0]?.constraints).toMatchObject([{ ...constraint, text: sentence, within: null }]);
});

test('a sentence is kept on one line, without its comments', () => {
  const { program } = expectFindings(around('maxDown  25% // a quarter\n   per /* each */ cluster'));
  expect(program.plans[0]?.constraints[0]?.text).toBe('maxDown 25% per cluster');
});

test('what is wrong with a constraint', () => {
  expectFindings(
    around(`
  param three = 3
  maxDown three per cluster
       // ^^^^^ amount-without-level
  maxDown 3 zones per region
         // ^^^^^ level-absent
  maxDown 3 regions per cluster
                     // ^^^^^^^ per-not-outside
  exclusive clusters per rack
                      // ^^^^ per-not-outside
  maxParallel 0 clusters
           // ^ too-small
  maxRate 0 servers per minute
       // ^ too-small
`),
  );
});

test('a rate is of the whole fleet: it stands in no node', () => {
  expectFindings(`
topology fleet {
  region us { cluster web { server[10] }  maxRate 5 servers per minute }
                                       // ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ rate-of-node
  maxRate 50 servers per minute
}`);
});

test('places that exclude each other share nothing', () => {
  expectFindings(
    around(`
  exclusive us, us/db
             // ^^^^^ excludes-itself
  exclusive web, db, eu
                  // ^^ excludes-itself
  exclusive us, us
             // ^^ excludes-itself
`),
  );
});

test('an order does not lead round', () => {
  expectFindings(
    around(`
  order web, db
  order db, web
         // ^^^ order-circle
`),
  );
  expectFindings(
    around(`
  order us, us
         // ^^ order-circle
`),
  );
  expectFindings(
    around(`
  order us, us/db
         // ^^^^^ order-circle
`),
  );
  // By way of overlapping places: us/web-1 is in us.
  expectFindings(
    around(`
  order us, eu/db
  order eu, us/web-1
         // ^^^^^^^^ order-circle
`),
  );
  expectFindings(
    around(`
  order web, db per region
  order db, web per region
         // ^^^ order-circle
`),
  );
});

test('places that overlap by chance make no circle', () => {
  // {1,2} ~ {2,3} ~ {3,4} overlap in turn, but the first comes before the last without leading back.
  expectFindings(
    around(`
  order web-1, web-3
  order web-2, web-3
  order web-1, web-2
`),
  );
  // Each within its own region: nothing leads round.
  expectFindings(
    around(`
  order us/web, us/db per region
  order eu/db, eu/web per region
`),
  );
});

test('an order of the fleet and one of the plan are held together', () => {
  expectFindings(`
topology fleet { cluster a  cluster b  order a, b }
model m { deploy takes 1m per server }
plan p {
  stage s {
    order b, a
          // ^ order-circle
    deploy all
  }
}
`);
});
