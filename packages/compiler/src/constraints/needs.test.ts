import { describe, expect, test } from 'vitest';
import { prove } from '../proofs/prove.ts';
import { compileText, machineOfText } from '../testing/compile-text.ts';
import { expectFindings } from '../testing/expect-findings.ts';

/** The database needs nothing, the shop the database, reports both; what `orders` is, this plan does not deploy. */
const FLEET = `
service orders { }
service data { runs on all clusters where role == db  needs orders }
service shop { runs on all clusters where role == web  needs data }
service reports { runs on all clusters where role == reports  needs shop, data }
topology fleet {
  region west {
    cluster web[2] { label role = web  server[4] }
    cluster db { label role = db  server[2] }
    cluster reports { label role = reports  server[2] }
  }
}
model quick { deploy takes 1m per server }
`;
const plan = (of: string, stages: string) => `${FLEET}plan test of ${of} on fleet using quick {\n${stages}\n}\n`;

describe('what a service needs', () => {
  test('is an order of the plan for each pair that it deploys', () => {
    const { constraints } = machineOfText(plan('reports, shop, data', 'stage all { deploy all }'));
    expect(constraints.orderings).toEqual(
      [
        ['reports needs shop', 'shop', 'reports'],
        ['reports needs data', 'data', 'reports'],
        ['shop needs data', 'data', 'shop'],
      ].map(([text, first = '', second = '']) => ({
        text,
        scope: { kind: 'plan' },
        within: null,
        per: null,
        sets: [first, second].map((name) => ({ name, servers: [SERVERS[name]] })),
      })),
    );
  });

  test('and the plan does not deploy orders nothing', () => {
    expect(machineOfText(plan('reports', 'stage all { deploy all }')).constraints.orderings).toEqual([]);
  });

  test('comes after the orders that are written, and is found at its service', () => {
    const text = plan('shop, data', 'order db, web\nstage all { deploy all }');
    const { machine, sources } = compileText(text);
    expect(machine?.constraints.orderings.map((order) => order.text)).toEqual(['order db, web', 'shop needs data']);
    const [, at] = sources?.constraints.orderings ?? [];
    expect(text.slice(at?.span.start, at?.span.end)).toMatch(/^(service )?shop/);
  });

  test('is proven, by the order of the steps where that keeps it', () => {
    const proofs = (stages: string) =>
      prove(machineOfText(plan('shop, data', stages)))
        .filter(({ text }) => text === 'shop needs data')
        .map(({ by, explanation }) => `${by}: ${explanation}`);
    expect(proofs('stage first { deploy all of data }  stage second { deploy all of shop }')).toEqual([
      'stage order: `data`, `shop` are deployed in steps that follow one another in this order.',
    ]);
    expect(proofs('stage all { deploy all parallel 4 }')).toEqual([
      'scheduler: A unit waits until everything of `data`, `shop` that comes before it has been tried.',
    ]);
  });
});

/** In the order of the topology. */
const SERVERS: Readonly<Record<string, unknown>> = {
  shop: { from: 0, to: 8 },
  data: { from: 8, to: 10 },
  reports: { from: 10, to: 12 },
};

describe('what is deployed before what it needs is refused', () => {
  test('in stages', () => {
    expectFindings(
      plan(
        'shop, data',
        `
stage first { deploy all of shop }
           // ^^^^^^^^^^^^^^^^^^ needs-later
           // | \`shop\` needs \`data\`, so this waits for it, but it is deployed only later, in \`deploy all of data\`.
           // | Deploy \`data\` in a stage or step before this one.
stage second { deploy all of data }`,
      ),
    );
  });

  test('part of it', () => {
    const text = plan(
      'shop, data',
      'stage first { deploy 1 cluster of data  deploy 1 cluster of shop }\nstage rest { deploy remaining }',
    );
    const { diagnostics } = compileText(text.replace('cluster db {', 'cluster db[2] {'));
    expect(diagnostics.map(({ code }) => code)).toContain('needs-later');
  });

  test('in a unit that holds both', () => {
    expectFindings(
      plan(
        'shop, data',
        `
stage all { deploy all by region }
         // ^^^^^^^^^^^^^^^^^^^^ unit-waits-for-itself
         // | The unit \`west\` holds servers of \`data\` and of \`shop\`, which \`shop needs data\` puts one after the other.
         // | Deploy \`by\` a smaller level, or one after the other.`,
      ),
    );
  });

  test('in units that hold both and go side by side', () => {
    const text = plan(
      'shop, data',
      `
stage all {
  each region in all { deploy here of data  deploy here of shop }
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ waits-in-a-circle
}`,
    );
    expectFindings(
      text.replace(
        '  region west {',
        '  region north { cluster web { label role = web  server[4] }  cluster db { label role = db  server[2] } }\n  region west {',
      ),
    );
  });
});
