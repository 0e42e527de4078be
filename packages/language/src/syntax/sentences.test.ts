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
