import { expect, test } from 'vitest';
import { checkText } from '../check-text.ts';
import { expectFindings } from '../testing/expect-findings.ts';

const fleetFrom = (csv: string) => checkText('topology fleet from "servers.csv"', { files: { 'servers.csv': csv } });

test('a row is a group, under the nodes that its cells name', () => {
  const { program, diagnostics } = fleetFrom(
    'region,datacenter,cluster,rack,servers,tier,wave\nus,pdx,web-1,,400,pilot,1\nus,pdx,db,r1,40,,2\nus,pdx,db,r2,20,,2\neu,,web[3],,100,broad,3\n',
  );
  expect(diagnostics).toEqual([]);
  const [fleet] = program.topologies;
  expect(fleet?.servers).toBe(760);
  const [us, eu] = fleet?.nodes ?? [];
  const [pdx] = us?.nodes ?? [];
  expect(pdx?.nodes.map(({ name, servers, labels }) => [name, servers, labels])).toEqual([
    ['web-1', 400, { tier: 'pilot', wave: 1 }],
    ['db', 60, {}],
  ]);
  expect(pdx?.nodes[0]?.nodes).toEqual([
    expect.objectContaining({
      level: 'server',
      name: 'server',
      count: 400,
      indexed: true,
      labels: { tier: 'pilot', wave: 1 },
    }),
  ]);
  expect(pdx?.nodes[1]?.nodes.map(({ name, level, servers, labels }) => [name, level, servers, labels])).toEqual([
    ['r1', 'rack', 40, { wave: 2 }],
    ['r2', 'rack', 20, { wave: 2 }],
  ]);
  expect(eu?.nodes[0]).toMatchObject({ name: 'web', count: 3, indexed: true, servers: 100 });
});

test('without a number of servers a group is one', () => {
  expect(fleetFrom('zone\na\nb\n').program.topologies[0]?.servers).toBe(2);
});

test.each([
  ['a byte order mark', '\uFEFFcluster,servers\nweb,10\n'],
  ['Windows line breaks', 'cluster,servers\r\nweb,10\r\n'],
  ['blanks and blank lines', ' cluster , servers \n\n web , 10 \n\n'],
  ['quotes', '"cluster","servers"\n"web","10"\n'],
  ['no line break at the end', 'cluster,servers\nweb,10'],
])('%s does not matter', (_, csv) => {
  const { program, diagnostics } = fleetFrom(csv);
  expect(diagnostics).toEqual([]);
  expect(program.topologies[0]?.nodes[0]).toMatchObject({ name: 'web', servers: 10 });
});

test('a broken row is pointed at, and the others are still read', () => {
  const { program } = expectFindings(`
//- plan.rollout
topology fleet from "servers.csv"
//- servers.csv
region,cluster,servers
us,web-1,10
us,web-2
// ^^^^^^^^ broken-row
us,web-3,none
// ^^^^^^^^^^^^^ cell-value
us,web-4,0
// ^^^^^^^^^^ cell-value
us,web-1,20
// ^^^^^^^^^^^ duplicate-row
,,5
// ^^^ broken-row
us,web[4],5
// ^^^^^^^^^^^ duplicate-node
us,"web,5
// ^^^^^^^^^ broken-row`);
  expect(program.topologies).toEqual([]);
});

test('lines are counted as an editor does', () => {
  const { diagnostics } = fleetFrom('cluster,servers,note\nweb-1,10,"two\nlines"\n\nweb-2,none,\n');
  expect(diagnostics[0]?.message).toBe('Line 5, `servers`: a whole number of at least 1 is expected, not `none`.');
});

test('columns', () => {
  const codes = (csv: string) => fleetFrom(csv).diagnostics.map(({ code }) => code);
  expect(codes('')).toEqual(['empty-table']);
  expect(codes('cluster,servers\n')).toEqual(['empty-table']);
  expect(codes('name,servers\nweb,1\n')).toEqual(['no-level-column']);
  expect(codes('cluster,cluster\nweb,1\n')).toEqual(['duplicate-column']);
  expect(codes('cluster,servers\nweb,1000000001\n')).toEqual(['too-many-servers']);
});

test('a column of numbers is a number, any other is a word', () => {
  const plan = (where: string) =>
    checkText(
      `topology t from "t.csv"\nmodel m { deploy takes 1m per server }\nplan p { stage s { deploy all clusters where ${where} } }`,
      {
        files: { 't.csv': 'cluster,wave,code\na,1,007\nb,2,008\n' },
      },
    )
      .diagnostics.filter(({ severity }) => severity !== 'hint')
      .map(({ code }) => code);
  expect(plan('wave < 2')).toEqual([]);
  expect(plan('code == "007"')).toEqual([]);
  expect(plan('code < 8')).toEqual(['label-comparison']);
});

test('a million nodes: half a million racks and the servers of each', () => {
  const rows = Array.from({ length: 500_000 }, (_, i) => `${i},1000`);
  const { program, diagnostics } = fleetFrom(`rack,servers\n${rows.join('\n')}\n`);
  expect(diagnostics).toEqual([]);
  expect(program.topologies[0]?.servers).toBe(500_000_000);
});
