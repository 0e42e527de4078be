/**
 * What a machine looks like as JSON. Published as docs/schema/machine.schema.json, and what `loadMachine` and
 * `serialiseMachine` go by. What a schema cannot say (that indices point to something, that sums are right) is checked apart.
 */
import { LEVELS } from '@rollout/language';
import { expectations } from './expectations-schema.ts';
import { numbers } from './numbers-schema.ts';
import { action, day, distribution, level, minute, ranges, share } from './parts.ts';
import {
  aboveZero,
  anyNumber,
  array,
  described,
  index,
  kinds,
  map,
  nonNegative,
  nullable,
  type ObjectSchema,
  object,
  positive,
  probability,
  reference,
  type Schema,
  text,
  whole,
  yesOrNo,
} from './schema.ts';
import { stages, steps, timeout } from './steps-schema.ts';

const stated = {
  text: described(text, 'The sentence as written.'),
  scope: kinds({ plan: {}, stage: { stage: index } }),
  within: nullable(index, 'A class in each of whose nodes the sentence holds by itself.'),
};
const bounded = { class: { type: 'integer', minimum: -1 } } as const;
const onCalendar = {
  ...stated,
  layer: { enum: ['fleet', 'plan', 'stage'] },
  servers: nullable(ranges, 'null: all, and what is started nowhere in particular.'),
};
/** Trains that a change may miss: each has its place in the record of a run. */
const MOST_TRAINS = 20;
const zoned = object({ date: text, minute, zone: text });
const namedSets = array(object({ name: text, servers: ranges }), 1);

const definitions: Readonly<Record<string, Schema>> = {
  level: { enum: LEVELS },
  range: object(
    { from: whole, to: whole, 'domain?': object({ index: whole, of: positive }) },
    'Servers from <= i < to; with `domain`, only those of that upgrade domain.',
  ),
  distribution: kinds({
    fixed: { value: nonNegative },
    uniform: { low: nonNegative, high: nonNegative },
    triangular: { low: nonNegative, mode: nonNegative, high: nonNegative },
    exponential: { mean: aboveZero },
    normal: { mean: anyNumber, sd: nonNegative },
    lognormal: { mu: anyNumber, sigma: nonNegative },
    weibull: { shape: aboveZero, scale: aboveZero },
    gamma: { shape: aboveZero, scale: aboveZero },
    erlang: { k: positive, mean: aboveZero },
    empirical: { values: array(nonNegative, 1) },
    mix: { parts: array(object({ weight: probability, of: distribution }), 1) },
  }),
  action: kinds({
    rollback: {},
    'rollback-in': { takes: distribution },
    'rollback-stage': {},
    stop: {},
    // biome-ignore lint/suspicious/noThenProperty: the name that actions have; nobody awaits a schema
    pause: { takes: distribution, then: action },
    ask: { who: text, takes: distribution, continues: probability, otherwise: action },
    // biome-ignore lint/suspicious/noThenProperty: the same
    retry: { atMost: nullable(whole), then: action },
    continue: {},
    // biome-ignore lint/suspicious/noThenProperty: the same
    'next-train': { atMost: { ...whole, maximum: MOST_TRAINS }, then: action },
    disable: { flag: text },
  }),
  node: object(
    {
      level,
      name: text,
      count: positive,
      indexed: yesOrNo,
      servers: described(positive, 'In one of the `count` nodes.'),
      upgradeDomains: nullable(positive),
      labels: map({ oneOf: [text, anyNumber] }),
      load: nullable(nonNegative, 'Of one server, a whole multiple of 2^-20; null above other nodes.'),
      fails: nullable(probability),
      timezone: nullable(text),
      nodes: array(reference('node')),
    },
    '`count` alike nodes. Servers are numbered from 0, classes too, in depth-first order.',
  ),
};

export const machineSchema: ObjectSchema & { readonly definitions: Readonly<Record<string, Schema>> } = {
  ...object({
    schemaVersion: { const: 1 },
    plan: text,
    scenario: nullable(text, 'Under which it runs; null: as written.'),
    params: map(object({ kind: { enum: ['duration', 'percent', 'number'] }, value: anyNumber })),
    fleet: object({ name: text, servers: described(whole, '0: it deploys nothing.'), nodes: array(reference('node')) }),
    services: array(
      object({
        name: text,
        servers: ranges,
        load: nullable(
          object({
            requestsPerSecond: nonNegative,
            profile: nullable(
              object({ factors: described(array(nonNegative, 168), 'By the hour, from Monday 00:00 on.'), zone: text }),
            ),
          }),
        ),
        headroom: nullable(share),
        per: nullable(level),
      }),
    ),
    areas: described(
      array(object({ name: text, service: nullable(index), servers: ranges, shifted: yesOrNo })),
      'Servers whose load shifts divide between the new version and the old.',
    ),
    audience: nullable(
      object({ name: text, users: positive, rings: array(object({ name: text, users: positive })) }),
      'Whom it is about. The users of a ring are all up to and with it.',
    ),
    flags: described(
      array(object({ name: text })),
      'Those that steps switch or bugs are behind; off when a run begins.',
    ),
    start: nullable(zoned),
    landing: described(
      whole,
      'Milliseconds: a run begins as likely at each moment from the start up to this much later.',
    ),
    zone: described(text, 'Where no other is named.'),
    constraints: object({
      down: array(
        object({
          ...stated,
          counts: level,
          per: nullable(level),
          bounds: array(object({ ...bounded, forward: whole, rollback: whole })),
          watched: described(yesOrNo, 'It holds nothing back: an expectation asks how much is down there.'),
        }),
      ),
      surge: array(object({ ...stated, per: nullable(level), bounds: array(object({ ...bounded, most: whole })) })),
      exclusions: array(
        object({
          ...stated,
          sets: kinds({ level: { level, per: nullable(level) }, ranges: { sets: namedSets } }),
          apart: described(nonNegative, 'Milliseconds.'),
        }),
      ),
      orderings: array(object({ ...stated, sets: namedSets, per: nullable(level) })),
      parallel: array(object({ ...stated, count: positive, level, per: nullable(level) })),
      rates: array(object({ ...stated, servers: positive, period: aboveZero })),
      windows: array(
        object({
          ...onCalendar,
          days: array(day, 1),
          from: minute,
          to: minute,
          zone: described(text, 'An IANA name, or `local`: that of each server.'),
        }),
      ),
      freezes: array(object({ ...onCalendar, from: text, to: text, zone: text })),
    }),
    stages,
    steps,
    watches: array(object({ check: index, stage: nullable(index) })),
    timeout,
    deadline: nullable(nonNegative, 'Milliseconds.'),
    horizon: described(nonNegative, 'Milliseconds.'),
    numbers,
    expectations,
  }),
  definitions,
};

/** The schema as it is published. */
export function publishedMachineSchema(): string {
  const head = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'machine.schema.json',
    title: 'The machine of a Rollout plan',
    description:
      'What `rollout compile` writes: the executable state machine of one plan. Times are in milliseconds, steps, stages, bugs, checks and classes are referred to by their index. docs/semantics.md says what it means.',
  };
  return `${JSON.stringify({ ...head, ...machineSchema }, null, 2)}\n`;
}
