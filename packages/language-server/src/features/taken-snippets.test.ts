// Whoever takes what is offered, and types nothing else, has a plan in which nothing is wrong, and nothing that a rule would warn of.
import { type Completion, completionsAt } from '@rollout/language';
import { loadProject, memoryFileSystem, openDocument, Phase } from '@rollout/workspace';
import { expect, test } from 'vitest';

const PATH = '/w/plan.rollout';

const over = (text: string) => ({ fileSystem: memoryFileSystem({ [PATH]: text }), shownPath: (path: string) => path });

async function offered(text: string, offset: number, label: string): Promise<Completion> {
  const { files, links } = await loadProject(PATH, over(text));
  const found = completionsAt({ files, links }, PATH, offset).find(
    (item) => item.kind === 'sentence' && item.label === label,
  );
  if (found === undefined) throw new Error(`${label} is not offered`);
  return found;
}

/** With the sentence that goes by this label, as it is, at `$0`. */
async function taking(source: string, label: string): Promise<string> {
  const offset = source.indexOf('$0');
  const text = source.replace('$0', '');
  const item = await offered(text, offset, label);
  return `${text.slice(0, item.span.start)}${item.text}${text.slice(item.span.end)}`;
}

/** What is wrong, or warned of. */
async function complaints(text: string): Promise<readonly string[]> {
  const { diagnostics } = await openDocument(PATH, { ...over(text), upTo: Phase.Linted });
  return diagnostics.filter(({ severity }) => severity !== 'hint').map(({ code, message }) => `${code}: ${message}`);
}

const MODEL = `model typical {
  deploy takes 30s per server
  bug config { found 0.2% at server 1 }
  gate health { detects 95%  false alarm 0.5%  takes 5m }
}
`;

const FLEETS: Readonly<Record<string, string>> = {
  'a region of four clusters': 'region west { cluster web[4] { server[40] } }',
  'two regions of clusters':
    'region west { cluster web[4] { server[40] } } region east { cluster web[8] { server[20] } }',
  'a busy region and a quiet one':
    'region west { cluster web[4] { server[40] } } region east { cluster web[8] { server[4] } }',
  'many clusters': 'cluster web[1_000] { server[8] }',
  'a million servers': 'cluster web[100_000] { server[10] }',
  'one cluster of racks': 'cluster web { rack[5] { server[20] } }',
  'one cluster of servers': 'cluster web { server[10] }',
  'clusters of two servers': 'cluster web[12] { server[2] }',
  'zones without clusters': 'region west { zone z[3] { server[20] } } region east { zone z[3] { server[20] } }',
  'nothing but servers': 'server[200]',
  'two servers': 'server[2]',
  'one server': 'server[1]',
};
const fleets = Object.entries(FLEETS);
/** Of parts that are few and not too small against each other: one after the other they are no matter of growth. */
const FEW = ['a region of four clusters', 'two regions of clusters', 'clusters of two servers'] as const;
const inFewParts = FEW.map((name) => [name, FLEETS[name] ?? ''] as const);

const fileOn = (fleet: string, rest: string): string => `topology fleet { ${fleet} }\n${MODEL}${rest}`;

test.each(fleets)('a plan on %s, as it is offered', async (_, fleet) => {
  expect(await complaints(await taking(fileOn(fleet, '$0'), 'plan'))).toEqual([]);
});

/** Where in a plan a stage can be taken. */
const PLACES: Readonly<Record<string, (plan: string) => string>> = {
  'above all stages': (plan) => plan.replace('\n  stage', '\n  $0\n  stage'),
  'between two stages': (plan) => plan.replace('\n\n  stage rest', '\n  $0\n  stage rest'),
  'under all stages': (plan) => plan.replace(/\}\s*$/, '  $0\n}\n'),
};

test.each(inFewParts.flatMap(([name, fleet]) => Object.keys(PLACES).map((place) => ({ name, fleet, place }))))(
  'one more stage in such a plan on $name, $place',
  async ({ fleet, place }) => {
    const plan = await taking(fileOn(fleet, '$0'), 'plan');
    const source = PLACES[place]?.(plan) ?? plan;
    expect(await complaints(await taking(source, 'stage'))).toEqual([]);
  },
);

test.each(inFewParts)('a first stage, and a second, in an empty plan on %s', async (_, fleet) => {
  const first = await taking(fileOn(fleet, 'plan p on fleet using typical {\n  maxDown 1 server\n  $0\n}\n'), 'stage');
  const second = first.replace(/\}\s*$/, '  $0\n}\n');
  expect(await complaints(await taking(second, 'stage'))).toEqual([]);
});

test('stages side by side are of different parts of the fleet', async () => {
  const plan =
    'plan p on fleet using typical {\n  maxDown 1 server per cluster\n  stage a { deploy 1 server in east  wait 1h  gate health }\n  $0\n}\n';
  const text = await taking(
    fileOn('region west { cluster web[2] { server[6] } } region east { cluster web[2] { server[5] } }', plan),
    'parallel',
  );
  expect(text).toContain('deploy remaining in west');
  expect(text).toContain('deploy remaining in east');
  expect(await complaints(text)).toEqual([]);
});

test('a fleet, a model and a plan, each taken as it is, in an empty file', async () => {
  const fleet = await taking('$0', 'topology');
  const model = await taking(`${fleet}\n$0`, 'model');
  const text = await taking(`${model}\n$0`, 'plan');
  expect(await complaints(text)).toEqual([]);
});

test('a plan for people alone gets a stage that is about no servers', async () => {
  const text = await taking(
    'audience users 2_000_000 { ring internal 1%  ring broad }\nplan p {\n  stage a { release to internal  wait 1d  gate health  release to 20%  wait 1d  gate health }\n  stage b { release to users  wait 1d  gate health }\n  $0\n}\n',
    'stage',
  );
  expect(text).not.toContain('deploy');
  expect(await complaints(text)).toEqual([]);
});
