/** The steps of a machine as JSON. */
import { LEVELS } from '@rollout/language';
import { action, amount, day, departures, distribution, level, minute, ranges, share } from './parts.ts';
import {
  array,
  described,
  index,
  kinds,
  nonNegative,
  nullable,
  object,
  positive,
  probability,
  text,
  whole,
  yesOrNo,
} from './schema.ts';

const batch = kinds({
  unbounded: {},
  count: { servers: positive },
  share: { share },
  upgradeDomain: {},
  rolling: { most: nullable(amount, 'In progress at once; null: as many as the constraints allow.') },
});

const step = {
  name: text,
  source: text,
  text,
  stage: index,
  next: nullable(index),
};
const tried = { takes: distribution, fails: probability, retries: whole };

const pull = kinds(
  {
    traffic: { areas: array(index), to: share },
    release: { users: described(positive, 'The first so many of the audience.') },
    flag: { flag: index, users: described(whole, 'The first so many of the audience; 0: it goes off for all.') },
  },
  'lever',
);

export const steps = array(
  kinds({
    deploy: { ...step, select: ranges, by: level, parallel: array(positive, 1), batch, green: yesOrNo },
    each: {
      ...step,
      level: { enum: [...LEVELS, 'upgradeDomain'] },
      units: array(object({ name: text, select: ranges, entry: index }), 1),
      parallel: array(positive, 1),
    },
    pull: { ...step, pull },
    retire: { ...step, deploys: array(index), after: nonNegative },
    wait: {
      ...step,
      takes: distribution,
      evidence: nullable(object({ requests: nonNegative, atMost: nullable(nonNegative) })),
      retryFrom: index,
    },
    clock: {
      ...step,
      until: kinds({ next: { day, minute, zone: text }, every: departures, train: departures }),
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
    act: { ...step, label: text, ...tried },
    schema: { ...step, phase: { enum: ['expand', 'migrate', 'contract'] }, service: text, ...tried },
  }),
  1,
);

const failure = object({ over: probability, atLeast: nullable(whole), of: { enum: ['stage', 'plan'] }, action });
export const timeout = nullable(object({ after: nonNegative, action }));

export const stages = array(
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
    train: nullable(
      object({ departure: index, ring: text }),
      'Of a channel: the wait for its train, and whom it is for.',
    ),
  }),
  1,
);
