import { expect, test } from 'vitest';
import type { Machine } from '../machine/machine.ts';
import { DARK, PEOPLE } from '../testing/full-machines.ts';
import { loadMachine } from './load.ts';
import { changed } from './testing/changed.ts';

// biome-ignore lint/suspicious/noThenProperty: the name that actions have
const nextTrain = { kind: 'next-train', atMost: 1, then: { kind: 'stop' } };

/** Places of steps by their names. */
const at = (name: string, ...way: string[]) => [
  'steps',
  String(PEOPLE.steps.findIndex((step) => step.name === name)),
  ...way,
];
test.each<[string, readonly string[], unknown, string]>([
  [
    'an unknown lever',
    at('code/1'),
    { ...PEOPLE.steps[0], kind: 'pull', pull: { lever: 'mail' } },
    'has a `lever` that is none of traffic, release, flag',
  ],
  [
    'a ring that narrows',
    ['audience', 'rings', '1', 'users'],
    3,
    '`/audience/rings/1/users` is less than the ring before',
  ],
  [
    'a last ring that is not all',
    ['audience', 'rings', '2', 'users'],
    104_001,
    '`/audience/rings/2/users` is not all of the audience',
  ],
  [
    'two rings of one name',
    ['audience', 'rings', '1', 'name'],
    'internal',
    '`/audience/rings/1/name` is that of another too',
  ],
  ['two flags of one name', ['flags', '1', 'name'], 'checkout', '`/flags/1/name` is that of another too'],
  ['nobody to release to', ['audience'], null, 'is more than the audience'],
  ['bugs of nobody', ['audience'], null, '`/numbers/bugs/0/unit` asks for an audience'],
  ['a flag that is not there', at('on/1[1]', 'pull', 'flag'), 2, 'pull/flag` is no flag of the machine'],
  [
    'a bug behind a flag that is not there',
    ['numbers', 'bugs', '0', 'behind'],
    2,
    '`/numbers/bugs/0/behind` is no flag of the machine',
  ],
  ['more than the audience', at('on/1[1]', 'pull', 'users'), 2_000_001, 'pull/users` is more than the audience'],
  [
    'a handler that disables what is not there',
    ['stages', '0', 'handlers', 'unhealthy'],
    { kind: 'disable', flag: 'x' },
    '`/stages/0/handlers/unhealthy` disables no flag of the machine',
  ],
  [
    'a train of a stage that has none',
    ['stages', '0', 'handlers', 'blocked'],
    nextTrain,
    '`/stages/0/handlers/blocked` waits for a train, and the stage has none',
  ],
  [
    'a timeout that waits for a train',
    ['timeout'],
    { after: 1, action: nextTrain },
    '`/timeout/action` waits for a train, and the stage has none',
  ],
  [
    'a departure that is another step',
    ['stages', '2', 'train', 'departure'],
    0,
    '`/stages/2/train/departure` is no wait for a train that it begins with',
  ],
  ['a departure of no channel', ['stages', '3', 'train'], null, 'until` is no departure of its stage'],
  ['a departure on no day', at('beta/departs', 'until', 'from'), '2026-02-30', 'until/from` is no day'],
  ['a departure in no zone', at('beta/departs', 'until', 'zone'), 'nowhere', 'until/zone` is no time zone'],
  [
    'a landing with a start',
    ['start'],
    { date: '2026-01-05', minute: 0, zone: 'UTC' },
    '`/landing` is not 0, though the start is said',
  ],
  ['a landing that is too long', ['landing'], 1e15, '`/landing` is longer than any train takes'],
  ['a fast track for more than all', ['numbers', 'fastTrack'], 1.1, '`/numbers/fastTrack` is more than 1'],
  ['a phase that is none', at('open/1', 'phase'), 'drop', 'is none of expand, migrate, contract'],
])('%s', (_, way, value, message) => {
  const found = loadMachine(changed(PEOPLE, way, (parent, name) => (parent[name] = value)));
  expect(found.machine).toBeNull();
  expect(found.diagnostics.map((one) => one.message).join('\n')).toContain(message);
});

test('a landing without a train, and servers in a fleet of none', () => {
  const loaded = (changed: Partial<Machine>) =>
    loadMachine({ ...DARK, ...changed }).diagnostics.map(({ message }) => message);
  expect(loaded({ start: null, landing: 1 })).toEqual(['`/landing` is not 0, though no train leaves.']);
  expect(loaded({ fleet: { ...DARK.fleet, servers: 1 } })).toEqual([
    '`/fleet/servers` is not 0, the sum of its nodes.',
  ]);
});
