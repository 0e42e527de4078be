import { readdirSync, readFileSync } from 'node:fs';
import { layoutOf } from '@rollout/compiler';
import { type Document, memoryFileSystem, openDocument, Phase } from '@rollout/workspace';
import { beforeAll, describe, expect, test } from 'vitest';
import { selectionFacts } from './selection-facts.ts';
import { selectionText } from './selection-text.ts';

async function opened(files: Readonly<Record<string, string>>, path: string): Promise<Document> {
  return openDocument(path, { fileSystem: memoryFileSystem(files), upTo: Phase.Compiled, scenario: { kind: 'every' } });
}

/** What is said at the cursor, `$0`. */
async function said(source: string): Promise<string> {
  const offset = source.indexOf('$0');
  const document = await opened({ '/plan.rollout': source.replace('$0', '') }, '/plan.rollout');
  return selectionText(selectionFacts(document, '/plan.rollout', offset));
}

const FLEET = `topology fleet {
  region us-west { cluster web[4] { label tier = pilot  rack[5] { server[20] } } }
  region us-east { cluster web[4] { rack[5] { server[20] } } }
  region europe { cluster web[2] { rack[5] { server[20] } } }
}
`;
const plan = (text: string, more = ''): string =>
  `${FLEET}model m { deploy takes 1m per server }\n${more}plan weekly on fleet using m {\n${text}\n}\n`;

describe('what a selector selects', () => {
  test('in servers, nodes and shares', async () => {
    expect(await said(plan('stage s { deploy 2 clus$0ters in us-west }\nstage rest { deploy remaining }'))).toBe(
      'Selects 200 servers in 2 clusters, 20% of the fleet: `us-west/web-1`, `us-west/web-2`.',
    );
  });
  test('whatever its nodes are called', async () => {
    const source = plan('stage s { deploy us-ea$0st }').replaceAll('web[4]', '"a``![b](https://elsewhere/b.png)"');
    expect(await said(source)).toContain('```us-east/a``![b](https://elsewhere/b.png)```');
  });
  test('where a step begins as well, but not behind its selector', async () => {
    expect(await said(plan('stage s { dep$0loy us-east by cluster }'))).toMatch(/^Selects 400 servers in 4 clusters/);
    expect(await said(plan('stage s { deploy us-east b$0y cluster }'))).toBe('');
  });
  test('at that point of the plan', async () => {
    const text = 'stage s { deploy 2 clusters in us-west }\nstage rest { deploy rem$0aining }';
    expect(await said(plan(text))).toMatch(/^Selects 800 servers in 8 clusters, 80% of the fleet: `us-west\/web-3`, /);
    expect(
      await said(
        plan('stage s { deploy 25% of clusters }\nstage t { deploy 1 clu$0ster }\nstage r { deploy remaining }'),
      ),
    ).toBe('Selects 100 servers in 1 cluster, 10% of the fleet: `us-west/web-3`.');
  });
  test('in each unit of a block', async () => {
    const text = 'stage s { deploy us-west/web-1 }\nstage world { each region in remaining { deploy he$0re } }';
    expect(await said(plan(text))).toBe(
      [
        'Selects 900 servers in 9 clusters, 90% of the fleet: `us-west/web-2`, `us-west/web-3`, `us-west/web-4`, `us-east/web-1`, and 5 more.',
        'In each of 3 units:',
        '- `us-west`: 300 servers\n- `us-east`: 400 servers\n- `europe`: 200 servers',
      ].join('\n\n'),
    );
    expect(await said(plan(text.replace('$0', '').replace('in rem', 'in re$0m')))).toContain('Unit by unit, 3 in all:');
  });
  test('turn by turn', async () => {
    expect(await said(plan('stage s { ramp 1, $02, 4 clusters { wait 1h } }\nstage r { deploy remaining }'))).toContain(
      'Turn by turn:\n\n- `1`: 100 servers\n- `2`: 200 servers\n- `4`: 400 servers',
    );
  });
  test('of constraints, services and scenarios', async () => {
    const window = 'window mon..thu 09:00..16:00 in "UTC" for us-$0west\nstage s { deploy all }';
    expect(await said(plan(window))).toMatch(/^Selects 400 servers in 4 clusters, 40% of the fleet/);
    const exclusive = 'exclusive us-west, us-$0east\nstage s { deploy all }';
    expect(await said(plan(exclusive))).toContain('- `us-west`: 400 servers\n- `us-east`: 400 servers');
    const service = plan(
      'stage s { deploy all }',
      'service shop { runs on all clusters where ti$0er == pilot }\n',
    ).replace('plan weekly', 'plan weekly of shop');
    expect(await said(service)).toMatch(/^Selects 400 servers/);
    const scenario = `${plan('stage s { deploy all }')}scenario dark for weekly { at 1h us-west down for 1h  at 2h eur$0ope down for 1h }`;
    expect(await said(scenario)).toMatch(/^Selects 200 servers in 2 clusters, 20% of the fleet: `europe\/web-1`/);
  });
  test('nothing is said where nothing selects, and where there is no machine', async () => {
    expect(await said(plan('stage s { deploy all  wa$0it 1h }'))).toBe('');
    expect(await said(plan('stage s { deploy moo$0n }'))).toBe('');
  });
});

describe('in all examples', () => {
  const documents: { readonly name: string; readonly document: Document }[] = [];
  const folder = new URL('../../../../examples/', import.meta.url);

  beforeAll(async () => {
    for (const name of readdirSync(folder)) {
      const files = readdirSync(new URL(`${name}/`, folder)).filter((file) => /[.](?:rollout|csv)$/.test(file));
      const texts = Object.fromEntries(
        files.map((file) => [`/${file}`, readFileSync(new URL(`${name}/${file}`, folder), 'utf8')]),
      );
      for (const path of Object.keys(texts).filter((each) => each.endsWith('.rollout'))) {
        documents.push({ name: `${name}${path}`, document: await opened(texts, path) });
      }
    }
  });

  /** `layoutOf` counts servers cell by cell, and knows nothing of sources. */
  test('the numbers are those of the machines', () => {
    let compared = 0;
    for (const { name, document } of documents) {
      for (const { scenario, machine, sources, name: planName } of document.plans) {
        if (machine === null || sources === null || scenario !== null) continue;
        const layout = layoutOf(machine);
        if (layout.kind !== 'layout') continue;
        const expected = new Map<string, { servers: number; units: number }>();
        sources.steps.forEach((location, index) => {
          const own = layout.steps[index];
          if (location.path !== document.path || own === undefined) return;
          if (own.kind !== 'deploy' && own.kind !== 'each') return;
          const key = String(location.span.start);
          const before = expected.get(key) ?? { servers: 0, units: 0 };
          const servers = own.kind === 'deploy' ? own.servers : 0;
          expected.set(key, { servers: before.servers + servers, units: before.units + own.units.length });
        });
        for (const [start, { servers, units }] of expected) {
          const head = document.texts.get(document.path)?.slice(Number(start)) ?? '';
          const word = /^(?:deploy green to|deploy|each \w+ in|ramp to|ramp)\s+/.exec(head)?.[0] ?? '';
          const facts = selectionFacts(document, document.path, Number(start) + word.length).find(
            ({ plan }) => plan === planName,
          );
          compared++;
          expect(facts, `${name}: ${head.slice(0, 40)}`).toBeDefined();
          if (head.startsWith('each')) expect(Math.max(1, facts?.parts.length ?? 0), name).toBe(Math.max(1, units));
          else expect(facts?.all.servers, `${name}: ${head.slice(0, 40)}`).toBe(servers);
        }
      }
    }
    console.log(`selections of ${compared} sentences equal those of the machines`);
    expect(compared).toBeGreaterThan(50);
  });

  test('no offset has it throw', () => {
    for (const { document } of documents) {
      const { length } = document.texts.get(document.path) ?? '';
      for (let offset = -3; offset < length + 3; offset += 7)
        selectionText(selectionFacts(document, document.path, offset));
    }
  });
});
