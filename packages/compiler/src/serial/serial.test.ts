import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import type { Machine } from '../machine/machine.ts';
import { machineOfText, source } from '../testing/compile-text.ts';
import { examplePlans } from '../testing/examples.ts';
import { loadMachine, readMachine } from './load.ts';
import { machineSchema, publishedMachineSchema } from './machine-schema.ts';
import { serialiseMachine } from './serialise.ts';
import { mismatchesOf } from './validate.ts';

/** A machine in which every part that a machine can have is there. */
const FULL = machineOfText(
  source({
    fleet: `
      region west { timezone "America/Los_Angeles"  maxDown 3 clusters
        cluster a[2] { upgradeDomains 3  label hw = 7  label tier = "pilot #1"  traffic 10%  rack[2] { fails 1%  server[6] } } }
      region east { cluster b { server[10] } }
      exclusive west, east at least 1h apart`,
    model: `
      deploy fails 1% per server after 2m retry 2
      deploy fails 0.1% per rack
      rollback takes mix(90% 1m, 10% uniform(2m..3m)) per cluster fails 0.5%
      repair takes weibull(shape 2, scale 4h) per server
      at most one {
        bug one { present 1%  surfaces after exponential(mean 100 server-hours)  only where hw == 7  downs 5% of servers }
        bug two { present 2%  shows 50% at cluster 1  found 10% at each of clusters 2..3 }
      }
      gate health { detects 90%  detects 50% of one  blind to 1% of bugs  false alarm 1%  takes triangular(1m, 2m, 5m) }
      watch health { detects 80% after lognormal(median 10m, p95 1h)  false alarm 1% per week }
      outage of each region 0.1% per day lasts erlang(3, mean 2h)`,
    plan: `
      param soak = 2h in 1h..3h
      maxDown 50% per cluster, 80% in rollback
      maxDown 4 racks, 50% in rollback
      exclusive clusters per region
      order a, b
      maxParallel 2 clusters per region
      maxRate 100 servers per minute
      deadline 5d
      horizon 2d
      watch health
      on false alarm pause for 1h then retry at most 2 then rollback in 5m
      on failures over 5% of at least 10 servers continue
      on timeout 4d stop
      stage first { deploy 1 cluster in west batch upgradeDomain  wait soak  gate health  watch health  on timeout 2d rollback this stage }
      stage second { each upgradeDomain in remaining in west { deploy here batch 10%  run "check" takes 5m fails 1% retry 1 } deploy remaining batch 3 }`.replace(
      'remaining in west { deploy',
      'a-2 { deploy',
    ),
  }),
);

const machines: readonly (readonly [string, Machine])[] = [
  ...examplePlans().map(({ name, text, files }) => [name, machineOfText(text, files)] as const),
  ['full', FULL],
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

  /** Every place of a document: the way to it, and its value. */
  function places(value: unknown, way: readonly string[] = []): (readonly string[])[] {
    const inner = typeof value === 'object' && value !== null ? Object.entries(value) : [];
    return [way, ...inner.flatMap(([name, part]) => places(part, [...way, name]))];
  }

  function changed(way: readonly string[], change: (parent: Record<string, unknown>, name: string) => void): unknown {
    const copy: unknown = JSON.parse(JSON.stringify(json));
    let parent = copy as Record<string, unknown>;
    for (const name of way.slice(0, -1)) parent = parent[name] as Record<string, unknown>;
    change(parent, way.at(-1) ?? '');
    return copy;
  }

  test('is refused by us exactly where the schema refuses it', () => {
    const ways = places(json).filter((way) => way.length > 0 && !way.includes('labels') && !way.includes('params'));
    let refused = 0;
    for (const [index, way] of ways.entries()) {
      // Something of another type, a missing property, one too many, a number out of range: one of them at each place.
      const copy = changed(way, (parent, name) => {
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
    ['a missing part', changed(['fleet'], (parent) => delete parent.fleet), 'The document has no `fleet`.'],
    ['a part too many', { ...json, extra: 1 }, '`/extra` is not a part of a machine.'],
    [
      'an unknown kind',
      changed(['steps', '0', 'kind'], (parent) => (parent.kind = 'teleport')),
      '`/steps/0` has a `kind` that is none of deploy, each, shift, retire, wait, clock, confidence, gate, approval, act.',
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
    const { machine, diagnostics } = loadMachine(changed(way, (parent, name) => (parent[name] = value)));
    if (message === '') expect(diagnostics).toEqual([]);
    else {
      expect(machine).toBeNull();
      expect(diagnostics.map((found) => found.message)).toContain(message);
    }
  });

  test('a text that is no JSON', () => {
    expect(readMachine('{').diagnostics.map(({ code }) => code)).toEqual(['not-a-machine']);
  });

  test('a document nested a hundred thousand deep', () => {
    let action: unknown = { kind: 'stop' };
    for (let depth = 0; depth < 100_000; depth++) {
      // biome-ignore lint/suspicious/noThenProperty: the name that actions have
      action = { kind: 'pause', takes: { kind: 'fixed', value: 1 }, then: action };
    }
    const document = changed(['timeout', 'action'], (parent) => (parent.action = action));
    expect(loadMachine(document).diagnostics[0]?.message).toContain('is nested too deeply');
  });
});

test('the published schema is fresh', () => {
  const file = new URL('../../../../docs/schema/machine.schema.json', import.meta.url);
  expect(readFileSync(file, 'utf8')).toBe(publishedMachineSchema());
});
