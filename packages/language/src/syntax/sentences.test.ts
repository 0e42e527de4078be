/** What the tree holds of sentences that could be read in two ways, and of those with parts in any number. */
import { expect, test } from 'vitest';
import { parse } from './parse.ts';
import type { Constraint, Step } from './tree.ts';

/** A tree without its places, so that it can be read. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, inner: unknown) => (key === 'span' ? undefined : inner)));
}

function stepsOf(text: string): readonly Step[] {
  const { tree, diagnostics } = parse(`plan p { stage s { ${text} } }`);
  expect(diagnostics).toEqual([]);
  const [plan] = tree.declarations;
  const stage = plan?.kind === 'plan' ? plan.items[0] : undefined;
  // Only steps stand in these.
  return stage?.kind === 'stage' ? (stage.items as readonly Step[]) : [];
}

function constraintOf(text: string): Constraint {
  const { tree, diagnostics } = parse(`plan p { ${text} }`);
  expect(diagnostics).toEqual([]);
  const [plan] = tree.declarations;
  // Only a constraint stands in these.
  return (plan?.kind === 'plan' ? plan.items[0] : undefined) as Constraint;
}

test.each([
  ['deploy us-west of checkout', ['place-selection'], 'checkout'],
  ['deploy p of racks of checkout', ['share-selection'], 'checkout'],
  ['deploy p of racks', ['share-selection'], undefined],
  ['deploy all of checkout', ['all-selection'], 'checkout'],
  ['deploy a, b of "clusters"', ['place-selection', 'place-selection'], 'clusters'],
  ['deploy n clusters of checkout', ['count-selection'], 'checkout'],
])('%s', (text, kinds, service) => {
  const [deploy] = stepsOf(text);
  expect(deploy?.kind === 'deploy' && deploy.selector.clauses.map(({ kind }) => kind)).toEqual(kinds);
  expect(deploy?.kind === 'deploy' && deploy.of?.text).toBe(service);
});

test('after `rolling` a word that begins a step begins it; a name is how many', () => {
  expect(stepsOf('deploy all rolling wait 1h').map(({ kind }) => kind)).toEqual(['deploy', 'wait']);
  const [named] = stepsOf('deploy all rolling n wait 1h');
  expect(named?.kind === 'deploy' && named.batch).toMatchObject({ kind: 'rolling', size: { kind: 'name', text: 'n' } });
});

test('`green` is a place, and with `to` a way to deploy', () => {
  const [place, way] = stepsOf('deploy green deploy green to green');
  expect(place).toMatchObject({ kind: 'deploy', green: false });
  expect(way).toMatchObject({ kind: 'deploy', green: true });
});

test.each([
  ['wait 1h', { kind: 'wait', duration: { kind: 'duration' } }],
  ['wait until next sun 00:00', { kind: 'wait-until', moment: { kind: 'until-next', time: { minutes: 0 } } }],
  [
    'wait 1h and n requests at most 2h',
    { kind: 'wait', requests: { kind: 'name', text: 'n' }, atMost: { kind: 'duration' } },
  ],
  ['wait until confidence p at most d', { kind: 'wait-until', moment: { confidence: { text: 'p' } } }],
  ['gate health', { kind: 'gate', check: { text: 'health' } }],
  ['gate "canary"', { kind: 'gate', check: { text: 'canary' } }],
  ['gate canary health for 1h', { kind: 'gate-canary', check: { text: 'health' } }],
  ['gate approval "x" takes 1h', { kind: 'gate-approval', who: { text: 'x' } }],
  [
    'enable dark for internal, 5%, x of users, 50% of "ring", "5%"',
    {
      kind: 'enable',
      flag: { text: 'dark' },
      to: [
        { kind: 'named-people', name: { text: 'internal' } },
        { kind: 'shared-people', share: { kind: 'percent', value: 0.05 } },
        { kind: 'shared-people', share: { kind: 'name', text: 'x' }, of: { text: 'users' } },
        { kind: 'shared-people', share: { value: 0.5 }, of: { text: 'ring' } },
        { kind: 'named-people', name: { text: '5%', quoted: true } },
      ],
    },
  ],
  ['disable dark', { kind: 'disable', flag: { text: 'dark' } }],
  ['release to internal { wait 1h }', { kind: 'release', to: [{}], block: { steps: [{ kind: 'wait' }] } }],
  [
    'migrate orders-db takes 6h fails 2% retry 3',
    {
      kind: 'schema-change',
      phase: 'migrate',
      service: { text: 'orders-db' },
      takes: { kind: 'duration' },
      fails: { value: 0.02 },
      retry: { value: 3 },
    },
  ],
  ['contract contract takes d', { kind: 'schema-change', phase: 'contract', service: { text: 'contract' } }],
  ['shift traffic in a, 2 clusters to 1%, x', { kind: 'shift-traffic', shares: [{ value: 0.01 }, { text: 'x' }] }],
])('%s', (text, tree) => {
  expect(stepsOf(text)).toMatchObject([tree]);
});

test('a window has days one by one and in ranges, times, a zone and servers', () => {
  expect(plain(constraintOf('window mon..wed, fri, sun..mon 22:00..24:00 in "UTC" for a, b'))).toMatchObject({
    days: [
      { kind: 'day-range', from: { day: 'mon' }, to: { day: 'wed' } },
      { kind: 'day', day: 'fri' },
      { kind: 'day-range', from: { day: 'sun' }, to: { day: 'mon' } },
    ],
    times: { from: { minutes: 1320 }, to: { minutes: 1440 } },
    zone: { kind: 'string', text: 'UTC' },
    for: { clauses: [{ kind: 'place-selection' }, { kind: 'place-selection' }] },
  });
  expect(constraintOf('window sat 09:00..10:00 local')).toMatchObject({ zone: { kind: 'local' }, for: undefined });
});

test('a freeze has dates, a zone and servers', () => {
  expect(plain(constraintOf('freeze 2026-12-19..2027-01-04 in "UTC" for a'))).toMatchObject({
    dates: { from: { year: 2026, month: 12, day: 19 }, to: { year: 2027, month: 1, day: 4 } },
    zone: { text: 'UTC' },
    for: { clauses: [{ kind: 'place-selection' }] },
  });
});

test('in a scenario `at most one` is a sentence of the model, any other `at` a time', () => {
  const { tree, diagnostics } = parse(
    'scenario c for p { at most one { bug a { } } at noon us-east down for 2h at 6h 2 clusters down for 1h }',
  );
  expect(diagnostics).toEqual([]);
  const [scenario] = tree.declarations;
  expect(scenario?.kind === 'scenario' && scenario.items.map(({ kind }) => kind)).toEqual([
    'at-most-one',
    'down-at',
    'down-at',
  ]);
});

test('`requests/s` is one word, and nothing else with a slash is', () => {
  const { tree, diagnostics } = parse('service s { load 5 requests/s runs on requests/x, "requests"/s }');
  expect(diagnostics).toEqual([]);
  const [service] = tree.declarations;
  const runsOn = service?.kind === 'service' ? service.items[1] : undefined;
  const places = runsOn?.kind === 'runs-on' ? runsOn.selector.clauses : [];
  expect(places.map((clause) => (clause.kind === 'place-selection' ? clause.place.kind : clause.kind))).toEqual([
    'address',
    'address',
  ]);
});

test('an audience has rings, the last of them without a share; each may be documented', () => {
  const text = '/// All.\naudience users 2_000_000 {\n  /// We.\n  ring internal 0.2%\n  ring ring\n}';
  const { tree, diagnostics } = parse(text);
  expect(diagnostics).toEqual([]);
  expect(plain(tree.declarations)).toMatchObject([
    {
      kind: 'audience',
      doc: { text: 'All.' },
      name: { text: 'users' },
      users: { value: 2_000_000 },
      rings: [
        { doc: { text: 'We.' }, name: { text: 'internal' }, share: { value: 0.002 } },
        { name: { text: 'ring' } },
      ],
    },
  ]);
});

test('a flag may have a block, and what follows one without is the next declaration', () => {
  const { tree, diagnostics } = parse(
    'flag a flag flag { remove by 2027-03-01 owner "p" } retired flags c, flags plan p { }',
  );
  expect(diagnostics).toEqual([]);
  expect(plain(tree.declarations)).toMatchObject([
    { kind: 'flag', name: { text: 'a' }, items: [] },
    {
      kind: 'flag',
      name: { text: 'flag' },
      items: [
        { kind: 'remove-by', date: { year: 2027, month: 3, day: 1 } },
        { kind: 'owner', who: { text: 'p' } },
      ],
    },
    { kind: 'retired-flags', flags: [{ text: 'c' }, { text: 'flags' }] },
    { kind: 'plan' },
  ]);
});

test('audiences and flags are imported as everything else', () => {
  const { tree, diagnostics } = parse('import { users, new-checkout, flag } from "./people.rollout"');
  expect(diagnostics).toEqual([]);
  expect(plain(tree.declarations)).toMatchObject([
    { names: [{ text: 'users' }, { text: 'new-checkout' }, { text: 'flag' }] },
  ]);
});

test('a channel is a stage with a timetable', () => {
  const { tree, diagnostics } = parse(
    'plan p { channel beta after a, b for ring departs every d from 2026-01-13 in "UTC" { wait 1h watch w on unhealthy next train at most 3 then disable dark } stage s { on marginal next train } }',
  );
  expect(diagnostics).toEqual([]);
  const [plan] = tree.declarations;
  expect(plan?.kind === 'plan' && plain(plan.items)).toMatchObject([
    {
      kind: 'channel',
      name: { text: 'beta' },
      after: [{ text: 'a' }, { text: 'b' }],
      ring: { text: 'ring' },
      every: { kind: 'name', text: 'd' },
      from: { year: 2026, month: 1, day: 13 },
      zone: { text: 'UTC' },
      items: [
        { kind: 'wait' },
        { kind: 'watch' },
        {
          kind: 'handler',
          action: {
            kind: 'next-train',
            atMost: { value: 3 },
            // biome-ignore lint/suspicious/noThenProperty: the language's own word; no tree is ever awaited
            then: { kind: 'disable-action', flag: { text: 'dark' } },
          },
        },
      ],
    },
    { kind: 'stage', items: [{ action: { kind: 'next-train' } }] },
  ]);
});

test('a bug shows at rings as at levels', () => {
  const { tree, diagnostics } = parse(
    'model m { bug b { behind ring shows 5% at ring 1 found 1% at each of rings 2..n shows 1% at rack k } flag takes 5s release takes 1h fast track x of changes }',
  );
  expect(diagnostics).toEqual([]);
  const [model] = tree.declarations;
  expect(model?.kind === 'model' && plain(model.items)).toMatchObject([
    {
      items: [
        { kind: 'behind', flag: { text: 'ring' } },
        { kind: 'shows', level: { kind: 'ring-word' }, first: { value: 1 }, each: false },
        { kind: 'shows', how: 'found', level: { kind: 'ring-word' }, last: { text: 'n' }, each: true },
        { kind: 'shows', level: { kind: 'level', level: 'rack' }, first: { text: 'k' } },
      ],
    },
    { kind: 'flag-takes' },
    { kind: 'release-takes' },
    { kind: 'fast-track', share: { text: 'x' } },
  ]);
});

const newWords = [
  'audience',
  'behind',
  'by',
  'changes',
  'channel',
  'contract',
  'departs',
  'disable',
  'enable',
  'expand',
  'fast',
  'flag',
  'flags',
  'migrate',
  'owner',
  'release',
  'remove',
  'retired',
  'ring',
  'rings',
  'track',
  'train',
  'user-hours',
];

test.each(newWords)('`%s` is a name wherever only a name can stand', (word) => {
  const { diagnostics } = parse(`topology ${word} { region ${word} { cluster ${word}[2] { label ${word} = ${word} } } }
service ${word} { needs ${word}, ${word} runs on ${word}/${word}, all where ${word} == ${word} }
audience ${word} 100 { ring ${word} 5% ring ${word} }
flag ${word}
model ${word} extends ${word} {
  bug ${word} { behind ${word} moves ${word} to ${word} only where ${word} == ${word} }
  gate ${word} { detects 5% of ${word} }
  flag takes ${word}
}
plan ${word} of ${word} on ${word} using ${word} {
  param ${word} = 5%
  maxDown ${word} per rack
  exclusive ${word}, ${word}
  watch ${word}
  stage ${word} after ${word} {
    deploy ${word} of ${word} by cluster
    deploy ${word} clusters in ${word}
    wait ${word}
    gate ${word}
    enable ${word} for ${word}, 5% of ${word}, ${word} of ${word}
    disable ${word}
    release to ${word} { gate ${word} }
    expand ${word} takes ${word} fails ${word}
  }
  channel ${word} for ${word} departs every ${word} from 2026-01-13 { }
  on unhealthy disable ${word}
  on marginal next train at most ${word} then retry at most ${word}
}
retired flags ${word}, ${word}
scenario ${word} for ${word} { assume ${word} present ${word} }
`);
  expect(diagnostics).toEqual([]);
});
