import { expect, test } from 'vitest';
import { checkText } from '../check-text.ts';
import { expectFindings } from '../testing/expect-findings.ts';

test('labels, places and time zones are taken over from outside', () => {
  const { program } = expectFindings(`
topology fleet {
  region us {
    located in "Portland, OR"
    timezone "America/Los_Angeles"
    label tier = broad
    label size = 5
    cluster web[4] { label tier = pilot  upgradeDomains 5  server[40] }
  }
}
`);
  const [us] = program.topologies[0]?.nodes ?? [];
  expect(us).toMatchObject({ labels: { tier: 'broad', size: 5 }, upgradeDomains: null, servers: 160 });
  expect(us?.nodes[0]).toMatchObject({
    name: 'web',
    count: 4,
    indexed: true,
    servers: 40,
    locatedIn: 'Portland, OR',
    timezone: 'America/Los_Angeles',
    upgradeDomains: 5,
    labels: { tier: 'pilot', size: 5 },
  });
  expect(us?.nodes[0]?.nodes[0]).toMatchObject({ level: 'server', name: 'server', count: 40, upgradeDomains: null });
});

test('a node with nothing below it is one server', () => {
  const { program } = expectFindings('topology fleet { cluster web[4]  rack a }');
  expect(program.topologies[0]?.servers).toBe(5);
});

test('what is wrong with a fleet', () => {
  expectFindings(`
topology fleet {
  region us {
    timezone "Mars/Olympus"
          // ^^^^^^^^^^^^^^ unknown-timezone
    timezone "Europe/Berlin"
 // ^^^^^^^^^^^^^^^^^^^^^^^^ said-twice
    label a = 1
    label a = 2
       // ^ said-twice
    upgradeDomains 5
    cluster one { region two { server[1] } }
               // ^^^^^^ level-order
    cluster one { server[2] }
         // ^^^ duplicate-node
    cluster web[4] { upgradeDomains 2  server[4] }
                  // ^^^^^^^^^^^^^^^^ nested-upgrade-domains
    cluster web-3
         // ^^^^^ duplicate-node
    cluster web-5
    rack[2]
    rack[3]
 // ^^^^ duplicate-node
  }
  region eu { label a = late }
                     // ^^^^ label-kinds
     deadline 5d
  // ^^^^^^^^^^^ plan-only
}
`);
});

test('web-3 before web[4] is the same clash', () => {
  expectFindings(`
topology fleet {
  cluster web-3
  cluster web[4]
       // ^^^ duplicate-node
}
`);
});

test.each([
  ['cluster a { traffic 60% }  cluster b { traffic 41% }', ['traffic-above-whole']],
  ['cluster a { traffic 60% }  cluster b { traffic 40% }', []],
  ['cluster a { traffic 60% }  cluster b { traffic 39% }', ['traffic-below-whole']],
  ['cluster a { traffic 60% }  cluster b', []],
  ['region r { traffic 50%  cluster a[3] { traffic 20% } }', ['traffic-above-whole', 'traffic-below-whole']],
  ['region r[2] { cluster a[2] { traffic 25% } }', []],
  // 10 · 0.1 is exactly the whole; as floating-point numbers 0.1 added ten times is 0.9999999999999999.
  ['cluster a[10] { traffic 10% }', []],
])('%s', (body, codes) => {
  expect(
    checkText(`topology t { ${body} }`)
      .diagnostics.map(({ code }) => code)
      .sort(),
  ).toEqual(codes);
});

test('a billion servers, and not one more', () => {
  const at = checkText('topology t { region r[1_000] { cluster c[1_000] { server[1_000] } } }');
  expect(at.diagnostics).toEqual([]);
  expect(at.program.topologies[0]?.servers).toBe(1_000_000_000);
  const beyond = checkText('topology t { region r[1_000] { cluster c[1_000] { server[1_000] } }  rack x }');
  expect(beyond.diagnostics.map(({ code }) => code)).toEqual(['too-many-servers']);
  const far = checkText('topology t { region r[9_007_199_254_740_991] { cluster c[9_007_199_254_740_991] } }');
  expect(far.diagnostics.map(({ code }) => code)).toEqual(['too-many-servers']);
});

test('constraints may stand in a node, and hold there', () => {
  const { program } = expectFindings(`
topology fleet {
  region us {
    cluster web[4] { maxDown 25%  server[8] }
    cluster db
    order web, db
  }
}
`);
  expect(program.topologies[0]?.constraints.map(({ text, within }) => [text, within])).toEqual([
    ['maxDown 25%', ['us', 'web']],
    ['order web, db', ['us']],
  ]);
  expectFindings(`
topology fleet {
  region us { cluster web  cluster db }
  region eu {
    cluster web
    order web, db
            // ^^ unknown-place
  }
}
`);
});

test('a thousand clusters written out are checked', () => {
  const clusters = Array.from({ length: 1_000 }, (_, i) => `cluster c${i} { label wave = ${i % 7}  server[1_000] }`);
  const source = `topology fleet { ${clusters.join('\n')} }\nmodel m { deploy takes 1m per server }
plan p { order c1, c2  exclusive c3, c4  stage s { deploy all clusters where wave == 3  deploy c5, c6 } }`;
  expect(checkText(source).program.topologies[0]?.servers).toBe(1_000_000);
  // Most of it is the parser's; generous, for machines that are busy.
});
