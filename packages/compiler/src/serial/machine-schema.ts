/**
 * What a machine looks like as JSON. Published as docs/schema/machine.schema.json, and what `loadMachine` and
 * `serialiseMachine` go by. What a schema cannot say (that indices point to something, that sums are right) is checked apart.
 */
import { LEVELS } from '@rollout/language';
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

const level = reference('level');
const distribution = reference('distribution');
const action = reference('action');
const share = object({ digits: whole, scale: { ...whole, maximum: 15 } });
const ranges = array(reference('range'));
const amount = kinds({ share: { share }, count: { count: whole, level } });
const batch = kinds({
  unbounded: {},
  count: { servers: positive },
  share: { share },
  upgradeDomain: {},
  rolling: { most: nullable(amount, 'In progress at once; null: as many as the constraints allow.') },
});

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
const day: Schema = { type: 'integer', minimum: 0, maximum: 6, description: '0 is Monday.' };
const minute: Schema = { type: 'integer', minimum: 0, maximum: 1440, description: 'After midnight.' };
const zoned = object({ date: text, minute, zone: text });
const namedSets = array(object({ name: text, servers: ranges }), 1);

const step = {
  name: text,
  source: text,
  text,
  stage: index,
  next: nullable(index),
};

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

const failure = object({ over: probability, atLeast: nullable(whole), of: { enum: ['stage', 'plan'] }, action });
const timeout = nullable(object({ after: nonNegative, action }));

const health = object({
  every: described(aboveZero, 'Milliseconds between two samples.'),
  pass: nonNegative,
  marginal: nonNegative,
  moving: described(array(index), 'Bugs that move one of its metrics, at most 8.'),
  metrics: array(
    object({
      name: text,
      bad: { enum: ['higher', 'lower', 'different'] },
      threshold: nullable(anyNumber, 'null: it is compared with the baseline.'),
      weight: nullable(nonNegative),
      critical: yesOrNo,
      reads: nullable(distribution, 'One sample while nothing is wrong.'),
      moved: array(object({ bug: index, to: distribution })),
    }),
    1,
  ),
});

export const machineSchema: ObjectSchema & { readonly definitions: Readonly<Record<string, Schema>> } = {
  ...object({
    schemaVersion: { const: 1 },
    plan: text,
    scenario: nullable(text, 'Under which it runs; null: as written.'),
    params: map(object({ kind: { enum: ['duration', 'percent', 'number'] }, value: anyNumber })),
    fleet: object({ name: text, servers: positive, nodes: array(reference('node'), 1) }),
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
    start: nullable(zoned),
    zone: described(text, 'Where no other is named.'),
    constraints: object({
      down: array(
        object({
          ...stated,
          counts: level,
          per: nullable(level),
          bounds: array(object({ ...bounded, forward: whole, rollback: whole })),
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
    stages: array(
      object({
        name: text,
        after: array(index),
        entry: index,
        handlers: object({
          unhealthy: action,
          falseAlarm: nullable(action),
          failures: nullable(failure),
          blocked: action,
          refusal: action,
          marginal: nullable(action),
          timeout,
        }),
      }),
      1,
    ),
    steps: array(
      kinds({
        deploy: { ...step, select: ranges, by: level, parallel: array(positive, 1), batch, green: yesOrNo },
        each: {
          ...step,
          level: { enum: [...LEVELS, 'upgradeDomain'] },
          units: array(object({ name: text, select: ranges, entry: index }), 1),
          parallel: array(positive, 1),
        },
        shift: { ...step, areas: array(index), to: share },
        retire: { ...step, deploys: array(index), after: nonNegative },
        wait: {
          ...step,
          takes: distribution,
          evidence: nullable(object({ requests: nonNegative, atMost: nullable(nonNegative) })),
          retryFrom: index,
        },
        clock: {
          ...step,
          until: kinds({
            next: { day, minute, zone: text },
            every: { every: aboveZero, from: text, zone: text },
          }),
          retryFrom: index,
        },
        confidence: {
          ...step,
          level: probability,
          atMost: nonNegative,
          gate: index,
          bugs: array(index),
          retryFrom: index,
        },
        gate: {
          ...step,
          check: index,
          canary: nullable(object({ lasts: nonNegative, traffic: nullable(object({ areas: array(index), share })) })),
          retryFrom: index,
        },
        approval: { ...step, who: text, takes: distribution, refuses: probability, retryFrom: index },
        act: { ...step, label: text, takes: distribution, fails: probability, retries: whole },
      }),
      1,
    ),
    watches: array(object({ check: index, stage: nullable(index) })),
    timeout,
    deadline: nullable(nonNegative, 'Milliseconds.'),
    horizon: described(nonNegative, 'Milliseconds.'),
    numbers: object({
      deploy: object({
        takes: distribution,
        per: level,
        fails: array(object({ per: level, probability })),
        failedTakes: nullable(distribution),
        retries: whole,
        readyAfter: nonNegative,
      }),
      switch: object({ takes: distribution }),
      rollback: object({ takes: distribution, per: level, fails: probability }),
      repair: nullable(object({ takes: distribution, per: level })),
      bugs: array(
        object({
          name: text,
          present: nullable(probability),
          believed: nullable(probability, 'What people take `present` for; a scenario does not change it.'),
          surfaces: nullable(distribution, 'In its unit.'),
          unit: { enum: ['server-hours', 'requests'] },
          shows: array(object({ probability, level, from: positive, to: positive, found: yesOrNo })),
          scope: nullable(array(index), 'Classes without classes below them.'),
          downs: nullable(share),
        }),
      ),
      atMostOne: array(array(index)),
      checks: array(
        object({
          name: text,
          blind: probability,
          gate: object({ detects: array(probability), falseAlarm: probability, takes: distribution }),
          watch: object({
            detects: array(probability),
            after: array(distribution),
            falseAlarm: object({ probability, per: aboveZero }),
          }),
          health: nullable(health, 'null: only its numbers are known.'),
        }),
      ),
      outages: array(object({ level, probability, per: aboveZero, lasts: distribution })),
      incidents: array(object({ text, after: nonNegative, servers: ranges, lasts: distribution })),
    }),
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
