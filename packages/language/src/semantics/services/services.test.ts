import { expect, test } from 'vitest';
import type { Service } from '../../program/index.ts';
import { checkText } from '../check-text.ts';
import { expectFindings } from '../testing/expect-findings.ts';

const fleet = `
topology fleet {
  region us { cluster web[4] { label role = web  server[10] }  cluster db { label role = db  server[2] } }
}`;

/** A table with this header and a row for each hour. */
const table = (header: string, count: number, row: (hour: number) => string) =>
  `${[header, ...Array.from({ length: count }, (_, hour) => row(hour))].join('\n')}\n`;

function loadOf(csv: string, sentence = 'load 20_000 requests/s from "load.csv"'): Service['load'] | undefined {
  const { program, diagnostics } = checkText(`service checkout { ${sentence} }`, { files: { 'load.csv': csv } });
  expect(diagnostics).toEqual([]);
  return program.services[0]?.load;
}

test('a service says where it runs, what it needs, and what it carries', () => {
  const { program } = expectFindings(`${fleet}
/// The shop.
service checkout {
  runs on all clusters where role == web
  needs orders
  load 20_000 requests/s
  headroom 140% per region
}
service orders { runs on db }
service lone { needs orders }
plan p of checkout on fleet { stage s { deploy all of checkout } }`);
  expect(program.plans[0]).toMatchObject({ services: ['checkout'] });
  expect(program.plans[0]?.stages[0]?.steps).toMatchObject([{ kind: 'deploy', service: 'checkout' }]);
  expect(program.services).toMatchObject([
    {
      name: 'checkout',
      doc: 'The shop.',
      runsOn: { clauses: [{ kind: 'all', level: 'cluster' }] },
      needs: ['orders'],
      load: { requestsPerSecond: 20_000, profile: null },
      headroom: { digits: 14, scale: 1 },
      headroomPer: 'region',
    },
    {
      name: 'orders',
      runsOn: { clauses: [{ kind: 'place' }] },
      needs: [],
      load: null,
      headroom: null,
      headroomPer: null,
    },
    { name: 'lone', runsOn: null, needs: ['orders'] },
  ]);
});

test('a service of another file', () => {
  const { program } = expectFindings(`
//- plan.rollout
import { checkout } from "./services.rollout"
topology fleet { cluster web[4] }
plan p of checkout { stage s { deploy all } }
//- services.rollout
service checkout { runs on web-1  needs orders  load 100 requests/s }
service orders { runs on web-2 }
service other { runs on web-3 }`);
  expect(program.services.map(({ name }) => name)).toEqual(['checkout', 'orders']);
});

test('what it runs on is looked for in the fleet of each plan', () => {
  expectFindings(`
topology one { cluster web[4] }
topology two { cluster app[4] }
service checkout { runs on web }
                        // ^^^ unknown-place
plan p of checkout on one { stage s { deploy all } }
plan q of checkout on two { stage s { deploy all } }`);
});

test('a plan without services may deploy any, and one that names some only these', () => {
  const { program } = expectFindings(`${fleet}
service checkout { runs on web }
service orders { runs on db }
plan p on fleet { stage s { deploy all of checkout  deploy all of odrers } }
                                                               // ^^^^^^ unknown-service
plan q of checkout on fleet { stage s { deploy all of orders } }
                                                   // ^^^^^^ service-not-in-plan
plan r on fleet { stage s { deploy all of orders } }
plan s of checkout, checkout, fleet on fleet { stage s { deploy all } }
                 // ^^^^^^^^ said-twice
                           // ^^^^^ wrong-declaration
`);
  expect(program.plans.map(({ name, services }) => [name, services])).toEqual([['r', []]]);
});

test('services in a circle', () => {
  const { diagnostics } = expectFindings(`
service a { needs b }
service b { needs c, a }
service c { needs a }
               // ^ service-circle
service d { needs d }
               // ^ service-circle
service e { needs a, nobody }
                  // ^^^^^^ unknown-service
`);
  expect(diagnostics[0]?.message).toBe('A service would need itself: `a` needs `b` needs `c` needs `a`.');
});

test('what a service cannot say', () => {
  expectFindings(`${fleet}
service a { runs on remaining }
                 // ^^^^^^^^^ remaining-outside-steps
service b { load 0 requests/s  headroom 40% per rack }
              // ^ must-be-positive
                                             // ^^^^ level-absent
service c { load 10% requests/s  load 5 requests/s }
              // ^^^ wrong-kind
                              // ^^^^^^^^^^^^^^^^^ said-twice
service d { runs on web-9  needs a, a }
                 // ^^^^^ unknown-place
                                 // ^ said-twice
service e { load 5 requests/s from "load.csv" }
                                // ^^^^^^^^^^ unresolved-file
`);
});

test('the load of a day is that of every day', () => {
  const load = loadOf(table('hour,load', 24, (hour) => `${hour},${hour < 8 ? '40%' : '1.2'}`));
  expect(load).toMatchObject({ requestsPerSecond: 20_000, profile: { zone: 'UTC' } });
  expect(load?.profile?.factors).toHaveLength(168);
  expect([0, 7, 8, 23, 24, 6 * 24 + 7, 6 * 24 + 8].map((hour) => load?.profile?.factors[hour])).toEqual([
    0.4, 0.4, 1.2, 1.2, 0.4, 0.4, 1.2,
  ]);
});

test('the load of a week begins on Monday, in the zone that is said', () => {
  const csv = table('hour,requests', 168, (hour) => `${hour},${hour / 100}`);
  const load = loadOf(csv, 'load 2 requests/s from "load.csv" in "Europe/Berlin"');
  expect(load?.profile).toEqual({
    zone: 'Europe/Berlin',
    factors: Array.from({ length: 168 }, (_, hour) => hour / 100),
  });
});

test('hours may count again every day', () => {
  expect(loadOf(table('Hour,Load', 168, (hour) => `${hour % 24},1`))?.profile?.factors).toHaveLength(168);
});

test.each([
  ['neither a day nor a week', table('hour,load', 25, (hour) => `${hour},1`), 'load-rows'],
  ['two columns of numbers', table('web,app', 24, () => '1,1'), 'no-load-column'],
  ['no header', table('1', 23, () => '1'), 'load-rows'],
  ['hours from 1', table('hour,load', 24, (hour) => `${hour + 1},1`), 'load-order'],
  ['an hour left out', table('hour,load', 24, (hour) => `${hour < 5 ? hour : hour + 1},1`), 'load-order'],
  ['requests', table('hour,load', 24, (hour) => `${hour},${hour === 12 ? 20_000 : 1}`), 'load-factor'],
  ['words', table('hour,load', 24, (hour) => `${hour},${hour === 12 ? 'many' : 1}`), 'cell-value'],
  ['nothing negative', table('hour,load', 24, (hour) => `${hour},${hour === 12 ? -1 : 1}`), 'cell-value'],
  ['a missing cell', table('hour,load', 24, (hour) => (hour === 12 ? '12' : `${hour},1`)), 'broken-row'],
  ['no rows', 'hour,load\n', 'empty-table'],
])('a table with %s', (_, csv, code) => {
  const text = 'service checkout { load 20_000 requests/s from "load.csv" }';
  const { program, diagnostics } = checkText(text, { files: { 'load.csv': csv } });
  expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code]);
  expect(program.services).toEqual([]);
});

const DAY_OR_WEEK = 'Write 24 rows for a day like every other, or 168 from Monday 00:00 on.';
const HEADLESS = 'The first line, which has numbers alone, is taken for the header.';

test.each([
  ['an hour', 'load\n1\n', '`load.csv` has 1 hour.', DAY_OR_WEEK],
  [
    'a day without a header',
    table('1', 23, () => '1'),
    '`load.csv` has 23 hours.',
    `${HEADLESS} Write a header before it, such as \`load\`; then 24 rows for a day like every other, or 168 from Monday 00:00 on.`,
  ],
  [
    'hours and loads without a header',
    table('0,40%', 23, (hour) => `${hour + 1},40%`),
    '`load.csv` has no column `load`, and not one other that alone has numbers.',
    `${HEADLESS} Write a header before it that calls the column \`load\`.`,
  ],
  [
    'a header of words and a number',
    table('hour,1', 23, (hour) => `${hour},1`),
    '`load.csv` has 23 hours.',
    DAY_OR_WEEK,
  ],
])('what is said of a table of %s', (_, csv, message, help) => {
  const text = 'service checkout { load 20_000 requests/s from "load.csv" }';
  const { diagnostics } = checkText(text, { files: { 'load.csv': csv } });
  expect(diagnostics.map((diagnostic) => [diagnostic.message, diagnostic.help])).toEqual([[message, help]]);
});

test('a finding in a table says its line and its column', () => {
  const csv = table('hour,load', 24, (hour) => `${hour},${hour === 12 ? 'many' : 1}`);
  const text = 'service checkout { load 20_000 requests/s from "load.csv" }';
  const [finding] = checkText(text, { files: { 'load.csv': csv } }).diagnostics;
  expect(finding).toMatchObject({ path: 'load.csv', span: { start: csv.indexOf('12,'), end: csv.indexOf('13,') - 1 } });
  expect(finding?.message).toBe(
    'Line 14, `load`: how many times the load, such as `0.4` or `40%`, is expected, not `many`.',
  );
});
