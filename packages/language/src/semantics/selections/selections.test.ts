import { expect, test } from 'vitest';
import { expectFindings } from '../testing/expect-findings.ts';

const around = (steps: string) => `
topology fleet {
  region us {
    datacenter pdx { cluster web[4] { label tier = pilot  label wave = 1  rack[2] { server[10] } } }
    datacenter iad { cluster web[2] { label tier = broad  label wave = 2  rack[2] { server[10] } } }
  }
  region eu { cluster db { server[10] } }
}
model m { deploy takes 1m per server }
plan p on fleet using m { stage s {${steps}} }`;

function stepsOf(steps: string) {
  return expectFindings(around(steps)).program.plans[0]?.stages[0]?.steps ?? [];
}

const anywhere = { within: { kind: 'anywhere' }, where: null, except: [] };
const path = (...segments: string[]) => expect.objectContaining({ kind: 'path', segments });

test.each<[string, object]>([
  ['deploy eu', { kind: 'place', place: path('eu'), ...anywhere }],
  ['deploy us/pdx/web-2', { kind: 'place', place: path('us', 'pdx', 'web-2') }],
  [
    'deploy 2 clusters in us',
    { kind: 'count', count: 2, level: 'cluster', within: { kind: 'places', places: [path('us')] } },
  ],
  ['deploy 1 cluster in each region', { kind: 'count', count: 1, within: { kind: 'each', level: 'region' } }],
  ['deploy 25% of clusters', { kind: 'share', share: { digits: 25, scale: 2 }, level: 'cluster', ...anywhere }],
  ['deploy 12.50% of servers in eu', { kind: 'share', share: { digits: 125, scale: 3 }, level: 'server' }],
  ['deploy all', { kind: 'all', level: null, ...anywhere }],
  ['deploy remaining', { kind: 'remaining', level: null, ...anywhere }],
  ['deploy remaining clusters in us except web-4', { kind: 'remaining', level: 'cluster', except: [path('web-4')] }],
  [
    'deploy all clusters where tier == pilot and not wave >= 2',
    {
      where: {
        kind: 'and',
        terms: [
          { kind: 'compare', label: 'tier', comparison: '==', value: 'pilot' },
          { kind: 'not', term: { kind: 'compare', label: 'wave', comparison: '>=', value: 2 } },
        ],
      },
    },
  ],
])('%s', (step, clause) => {
  expect(stepsOf(step)[0]).toMatchObject({
    kind: 'deploy',
    selector: { clauses: [clause], ordering: { kind: 'declared' } },
  });
});

test.each([
  ['smallest first', { kind: 'smallest-first' }],
  ['largest first', { kind: 'largest-first' }],
  ['busiest first', { kind: 'busiest-first' }],
  ['quietest first', { kind: 'quietest-first' }],
  ['random order', { kind: 'random' }],
  ['spread over datacenter', { kind: 'spread', over: { kind: 'level', level: 'datacenter' } }],
  ['spread over tier', { kind: 'spread', over: { kind: 'label', label: 'tier' } }],
])('ordered by %s', (words, ordering) => {
  expect(stepsOf(`deploy all clusters ${words}`)[0]).toMatchObject({ selector: { ordering } });
});

test('a list of places goes on after a comma, a new selection begins with a count', () => {
  expect(stepsOf('deploy eu, us, 1 cluster in us, remaining')[0]).toMatchObject({
    selector: { clauses: [{ kind: 'place' }, { kind: 'place' }, { kind: 'count' }, { kind: 'remaining' }] },
  });
});

test('places that are not there', () => {
  const { diagnostics } = expectFindings(
    around(`
    deploy sa
        // ^^ unknown-place
    deploy web-5
        // ^^^^^ unknown-place
    deploy us/web-3
        // ^^^^^^^^ unknown-place
    deploy us/pdx/wbe-1
               // ^^^^^ unknown-place
    deploy web-1/rack-1
        // ^^^^^^^^^^^^ ambiguous-place
    deploy here
        // ^^^^ here-outside-each
    deploy all clusters in gone except nowhere
                        // ^^^^ unknown-place
                                    // ^^^^^^^ unknown-place
`),
  );
  expect(diagnostics.map(({ help }) => help).slice(1, 4)).toEqual([
    'There is `web-1` to `web-4`.',
    'Did you mean `us/pdx/web-3`?',
    'Did you mean `web-1`?',
  ]);
  expect(diagnostics[2]?.fix?.edits[0]?.text).toBe('us/pdx/web-3');
});

test('a number that is too high for its place', () => {
  const { diagnostics } = expectFindings(
    around(`
    deploy us/pdx/web-7
               // ^^^^^ unknown-place
    deploy us/iad/web-3
        // ^^^^^^^^^^^^ unknown-place
    deploy 2 servers in iad/web-4
                     // ^^^^^^^^^ unknown-place
    deploy us/eu
        // ^^^^^ unknown-place
`),
  );
  expect(diagnostics.map(({ help }) => help)).toEqual([
    'There is `web-1` to `web-4` in `us/pdx`.',
    'There is `web-1` to `web-2` in `us/iad`.',
    'There is `web-1` to `web-2` in `iad`.',
    undefined,
  ]);
});

test('levels that are not there, or not around', () => {
  expectFindings(
    around(`
    deploy 1 zone
          // ^^^^ level-absent
    deploy all by zone
               // ^^^^ level-absent
    deploy 1 region in each cluster
                         // ^^^^^^^ per-not-outside
    each zone in all { deploy here }
      // ^^^^ level-absent
    ramp 1 zone { wait 1h }
        // ^^^^ level-absent
`),
  );
});

test('conditions on labels', () => {
  expectFindings(
    around(`
    deploy all clusters where hw == gen7
                           // ^^ unknown-label
    deploy all clusters where tier == 1
                           // ^^^^^^^^^ label-comparison
    deploy all clusters where wave == one
                           // ^^^^^^^^^^^ label-comparison
    deploy all clusters where tier < pilot
                           // ^^^^^^^^^^^^ words-have-no-order
    deploy all clusters where tier == gold
                                   // ^^^^ label-never-equal
    deploy all clusters spread over flavour
                                 // ^^^^^^^ unknown-label
`),
  );
});

test('a filter is said once', () => {
  expectFindings(
    around(`
    deploy all clusters in us in eu
                           // ^^^^^ said-twice
    deploy all clusters where wave == 1 where wave == 2
                                     // ^^^^^^^^^^^^^^^ said-twice
`),
  );
});

test('`here` stands inside `each`, at any depth', () => {
  const [each] = stepsOf('each region in all { each cluster in here { deploy 1 rack in here } deploy here }');
  expect(each).toMatchObject({
    kind: 'each',
    level: 'region',
    parallel: [1],
    steps: [{ kind: 'each', selector: { clauses: [{ place: { kind: 'here' } }] } }, { kind: 'deploy' }],
  });
});
