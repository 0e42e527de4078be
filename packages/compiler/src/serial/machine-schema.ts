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
const batch = kinds({
  unbounded: {},
  count: { servers: positive },
  share: { share },
  upgradeDomain: {},
});

const stated = {
  text: described(text, 'The sentence as written.'),
  scope: kinds({ plan: {}, stage: { stage: index } }),
  within: nullable(index, 'A class in each of whose nodes the sentence holds by itself.'),
};
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

export const machineSchema: ObjectSchema & { readonly definitions: Readonly<Record<string, Schema>> } = {
  ...object({
    schemaVersion: { const: 1 },
    plan: text,
    params: map(object({ kind: { enum: ['duration', 'percent', 'number'] }, value: anyNumber })),
    fleet: object({ name: text, servers: positive, nodes: array(reference('node'), 1) }),
    constraints: object({
      down: array(
        object({
          ...stated,
          counts: level,
          per: nullable(level),
          bounds: array(object({ class: { type: 'integer', minimum: -1 }, forward: whole, rollback: whole })),
        }),
      ),
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
          timeout,
        }),
      }),
      1,
    ),
    steps: array(
      kinds({
        deploy: { ...step, select: ranges, by: level, parallel: array(positive, 1), batch },
        each: {
          ...step,
          level: { enum: [...LEVELS, 'upgradeDomain'] },
          units: array(object({ name: text, select: ranges, entry: index }), 1),
          parallel: array(positive, 1),
        },
        wait: { ...step, takes: distribution, retryFrom: index },
        gate: { ...step, check: index, retryFrom: index },
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
      }),
      rollback: object({ takes: distribution, per: level, fails: probability }),
      repair: nullable(object({ takes: distribution, per: level })),
      bugs: array(
        object({
          name: text,
          present: nullable(probability),
          surfaces: nullable(distribution, 'Server-hours.'),
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
        }),
      ),
      outages: array(object({ level, probability, per: aboveZero, lasts: distribution })),
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
