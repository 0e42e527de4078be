import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import type { Machine } from '../machine/machine.ts';
import { machineOfText } from '../testing/compile-text.ts';
import { examplePlans } from '../testing/examples.ts';
import { DARK, EXPECTED, FULL, LEVERS, PEOPLE } from '../testing/full-machines.ts';
import { loadMachine, readMachine } from './load.ts';
import { machineSchema, publishedMachineSchema } from './machine-schema.ts';
import { serialiseMachine } from './serialise.ts';
import { changed } from './testing/changed.ts';
import { mismatchesOf } from './validate.ts';

const machines: readonly (readonly [string, Machine])[] = [
  ...examplePlans().map(({ name, text, files }) => [name, machineOfText(text, files)] as const),
  ['full', FULL],
  ['levers', LEVERS],
  ['people', PEOPLE],
  ['no fleet', DARK],
  ['expectations', EXPECTED],
];

describe.each(machines)('the machine of %s', (_, machine) => {
  test('is as the published schema says', () => {
    const validate = new Ajv({ strict: true, allErrors: false }).compile(JSON.parse(publishedMachineSchema()));
    expect([validate(JSON.parse(serialiseMachine(machine))), validate.errors]).toEqual([true, null]);
  });

  test('comes back the same from its text', () => {
    const text = serialiseMachine(machine);
    const loaded = readMachine(text);
    expect(loaded.diagnostics).toEqual([]);
    expect(loaded.machine).toEqual(machine);
    expect(serialiseMachine(loaded.machine ?? machine)).toBe(text);
  });

  test('has the same text whatever order its properties are in', () => {
    expect(serialiseMachine(reversed(machine))).toBe(serialiseMachine(machine));
  });
});

/** The same value with the properties of described objects in reverse order; names that somebody gave keep theirs. */
function reversed<T>(value: T, named = false): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => reversed(item)) as T;
  const entries = Object.entries(value).map(([name, part]) => [
    name,
    reversed(part, name === 'labels' || name === 'params'),
  ]);
  return Object.fromEntries(named ? entries : entries.reverse()) as T;
}

describe('a document that is no machine', () => {
  const validate = new Ajv({ strict: true }).compile(JSON.parse(publishedMachineSchema()));
  const json = JSON.parse(serialiseMachine(FULL)) as Record<string, unknown>;
  const levers = JSON.parse(serialiseMachine(LEVERS)) as Record<string, unknown>;
  const people = JSON.parse(serialiseMachine(PEOPLE)) as Record<string, unknown>;

  /** Every place of a document: the way to it, and its value. */
  function places(value: unknown, way: readonly string[] = []): (readonly string[])[] {
    const inner = typeof value === 'object' && value !== null ? Object.entries(value) : [];
    return [way, ...inner.flatMap(([name, part]) => places(part, [...way, name]))];
  }

  test.each([
    ['numbers, limits and handlers', json],
    ['levers, waits and the calendar', levers],
    ['people, trains and schemas', people],
    ['no fleet', JSON.parse(serialiseMachine(DARK))],
    ['expectations', JSON.parse(serialiseMachine(EXPECTED))],
  ])('is refused by us exactly where the schema refuses it: %s', (_, whole) => {
    const ways = places(whole).filter((way) => way.length > 0 && !way.includes('labels') && !way.includes('params'));
    let refused = 0;
    for (const [index, way] of ways.entries()) {
      // Something of another type, a missing property, one too many, a number out of range: one of them at each place.
      const copy = changed(whole, way, (parent, name) => {
        if (index % 4 === 0) parent[name] = { strange: true };
        else if (index % 4 === 1) delete parent[name];
        else if (index % 4 === 2) parent[name] = -1.5;
        else parent.strange = null;
      });
      const ours = mismatchesOf(machineSchema, machineSchema.definitions, copy).length === 0;
      expect([way.join('/'), ours]).toEqual([way.join('/'), validate(copy)]);
      if (!ours) refused++;
    }
    expect(refused).toBeGreaterThan(ways.length / 2);
  });

  test.each<[string, unknown, string]>([
    ['nothing', null, 'The document is no object.'],
    ['a list', [], 'The document is no object.'],
    ['another version', { ...json, schemaVersion: 2 }, '`/schemaVersion` is not 1.'],
    ['a missing part', changed(json, ['fleet'], (parent) => delete parent.fleet), 'The document has no `fleet`.'],
    ['a part too many', { ...json, extra: 1 }, '`/extra` is not a part of a machine.'],
    [
      'an unknown kind',
      changed(json, ['steps', '0', 'kind'], (parent) => (parent.kind = 'teleport')),
      '`/steps/0` has a `kind` that is none of deploy, each, pull, retire, wait, clock, confidence, gate, approval, act, schema.',
    ],
  ])('%s', (_, document, message) => {
    expect(loadMachine(document).diagnostics[0]?.message).toBe(message);
  });

  test.each<[string, readonly string[], unknown, string]>([
    ['servers that do not sum up', ['fleet', 'servers'], 35, '`/fleet/servers` is not 34, the sum of its nodes.'],
    [
      'a level inside itself',
      ['fleet', 'nodes', '0', 'nodes', '0', 'level'],
      'region',
      '`/fleet/nodes/0/nodes/0/level` is not inside the level around it.',
    ],
    [
      'a load between the steps',
      ['fleet', 'nodes', '1', 'nodes', '0', 'nodes', '0', 'load'],
      0.1,
      '`/fleet/nodes/1/nodes/0/nodes/0/load` is no multiple of 2^-20.',
    ],
    ['a step that is not there', ['steps', '0', 'next'], 99, '`/steps/0/next` is no later step.'],
    ['a step that leads back', ['steps', '1', 'next'], 0, '`/steps/1/next` is no later step.'],
    ['two steps of one name', ['steps', '1', 'name'], 'first/1', '`/steps/1/name` is the name of another step too.'],
    [
      'servers that are not there',
      ['steps', '0', 'select', '0', 'to'],
      35,
      '`/steps/0/select/0` is no range of servers of the fleet.',
    ],
    ['a check that is not there', ['watches', '0', 'check'], 7, '`/watches/0/check` is no check of the machine.'],
    [
      'a bug that is not there',
      ['numbers', 'atMostOne', '0', '1'],
      2,
      '`/numbers/atMostOne/0` names no bug of the machine.',
    ],
    [
      'a class that is not there',
      ['constraints', 'down', '0', 'within'],
      50,
      '`/constraints/down/0/within` is no class of the fleet.',
    ],
    [
      'weights that are no weights',
      ['numbers', 'rollback', 'takes', 'parts', '0', 'weight'],
      0.5,
      '`/numbers/rollback/takes` has weights that do not sum to 1.',
    ],
    ['a way back into another block', ['steps', '2', 'retryFrom'], 0, ''],
  ])('%s', (_, way, value, message) => {
    const { machine, diagnostics } = loadMachine(changed(json, way, (parent, name) => (parent[name] = value)));
    if (message === '') expect(diagnostics).toEqual([]);
    else {
      expect(machine).toBeNull();
      expect(diagnostics.map((found) => found.message)).toContain(message);
    }
  });

  test.each<[string, readonly string[], unknown, string]>([
    ['a day that is none', ['start', 'date'], '2026-02-30', '`/start/date` is no day.'],
    ['a zone that is none', ['zone'], 'Mars/Olympus', '`/zone` is no time zone.'],
    [
      'a zone of a window that is none',
      ['constraints', 'windows', '1', 'zone'],
      'x',
      '`/constraints/windows/1/zone` is no time zone.',
    ],
    [
      'a window of another layer',
      ['constraints', 'windows', '0', 'layer'],
      'stage',
      '`/constraints/windows/0/layer` is not that of its scope.',
    ],
    [
      'a freeze that ends before it begins',
      ['constraints', 'freezes', '0', 'to'],
      '2026-12-01',
      '`/constraints/freezes/0` ends before it begins.',
    ],
    [
      'a surge of a class that is not there',
      ['constraints', 'surge', '0', 'bounds', '0', 'class'],
      99,
      '`/constraints/surge/0/bounds/0/class` is no class of the fleet.',
    ],
    [
      'services that share servers',
      ['services', '1', 'servers', '0', 'from'],
      19,
      '`/services` have servers in common.',
    ],
    ['areas that share servers', ['areas', '0', 'servers', '0', 'to'], 21, '`/areas` have servers in common.'],
    ['an area of another service', ['areas', '0', 'service'], 1, '`/areas/0/service` is not that of its servers.'],
    ['a service that is not there', ['areas', '0', 'service'], 5, '`/areas/0/service` is no service of the machine.'],
    ['a week that is too short', ['services', '0', 'load', 'profile', 'factors'], Array(168).fill(1).slice(1), ''],
    ['an area that is not there', ['steps', 'pull', 'pull', 'areas', '0'], 9, 'names no area of the machine'],
    ['more than all traffic', ['steps', 'pull', 'pull', 'to', 'digits'], 500, 'is more than the whole'],
    ['a retirement of what is not green', ['steps', 'retire', 'deploys', '0'], 1, 'names no step that deploys beside'],
    ['a confidence without its gate', ['steps', 'confidence', 'gate'], 0, 'is no later gate of its block'],
    [
      'a confidence about what never surfaces',
      ['steps', 'confidence', 'bugs', '0'],
      7,
      'names no bug that surfaces by exposure',
    ],
    ['a clock in no zone', ['steps', 'clock', 'until', 'zone'], 'nowhere', 'is no time zone'],
    [
      'a bug that moves nothing',
      ['numbers', 'checks', 'slo', 'health', 'moving', '0'],
      1,
      'does not name the bugs that move its metrics',
    ],
    ['a margin above what passes', ['numbers', 'checks', 'slo', 'health', 'marginal'], 95, 'is more than what passes'],
  ])('%s', (_, way, value, message) => {
    const found = loadMachine(changed(levers, indices(way), (parent, name) => (parent[name] = value)));
    expect(found.machine).toBeNull();
    expect(found.diagnostics.map((one) => one.message).join('\n')).toContain(message);
  });

  /** The way with the first step of a kind, or the check of a name, as its index. */
  function indices(way: readonly string[]): string[] {
    return way.map((name, at) => {
      if (at === 1 && way[0] === 'steps') return String(LEVERS.steps.findIndex(({ kind }) => kind === name));
      if (at === 2 && way[1] === 'checks')
        return String(LEVERS.numbers.checks.findIndex((check) => check.name === name));
      return name;
    });
  }

  test('a text that is no JSON', () => {
    expect(readMachine('{').diagnostics.map(({ code }) => code)).toEqual(['not-a-machine']);
  });

  test('a document nested a hundred thousand deep', () => {
    let action: unknown = { kind: 'stop' };
    for (let depth = 0; depth < 100_000; depth++) {
      // biome-ignore lint/suspicious/noThenProperty: the name that actions have
      action = { kind: 'pause', takes: { kind: 'fixed', value: 1 }, then: action };
    }
    const document = changed(json, ['timeout', 'action'], (parent) => (parent.action = action));
    expect(loadMachine(document).diagnostics[0]?.message).toContain('is nested too deeply');
  });
});

test('the published schema is fresh', () => {
  const file = new URL('../../../../docs/schema/machine.schema.json', import.meta.url);
  expect(readFileSync(file, 'utf8')).toBe(publishedMachineSchema());
});
