/** The numbers of a machine as JSON. */
import { LEVELS } from '@rollout/language';
import { distribution, level, ranges, share } from './parts.ts';
import {
  aboveZero,
  anyNumber,
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

const takes = object({ takes: distribution });

const bug = object({
  name: text,
  present: nullable(probability),
  believed: nullable(probability, 'What people take `present` for; a scenario does not change it.'),
  surfaces: nullable(distribution, 'In its unit.'),
  unit: { enum: ['server-hours', 'requests', 'user-hours'] },
  shows: array(
    object({
      probability,
      level: { enum: [...LEVELS, 'ring'] },
      from: positive,
      to: positive,
      found: yesOrNo,
    }),
  ),
  scope: nullable(array(index), 'Classes without classes below them.'),
  behind: nullable(index, 'A flag: it is met only where that is on.'),
  downs: nullable(share),
});

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

const check = object({
  name: text,
  blind: probability,
  gate: object({ detects: array(probability), falseAlarm: probability, takes: distribution }),
  watch: object({
    detects: array(probability),
    after: array(distribution),
    falseAlarm: object({ probability, per: aboveZero }),
  }),
  health: nullable(health, 'null: only its numbers are known.'),
});

const counted = { count: whole, of: positive };
const fitted = { values: described(positive, 'To how many it was fitted.') };

const evidence = described(
  array(
    kinds({
      present: { bug: index, ...counted },
      shows: { bug: index, showing: index, ...counted },
      'deploy-fails': { per: level, ...counted },
      'gate-detects': { check: index, bugs: array(index, 1), ...counted },
      'gate-false-alarm': { check: index, ...counted },
      'deploy-takes': fitted,
      'rollback-takes': fitted,
      'repair-takes': fitted,
      'gate-takes': { check: index, ...fitted },
    }),
  ),
  'What numbers were estimated from. It changes nothing of how the machine runs.',
);

export const numbers = object({
  deploy: object({
    takes: distribution,
    per: level,
    fails: array(object({ per: level, probability })),
    failedTakes: nullable(distribution),
    retries: whole,
    readyAfter: nonNegative,
  }),
  switch: takes,
  flag: takes,
  release: takes,
  fastTrack: described(probability, 'That a change waits for no train.'),
  rollback: object({ takes: distribution, per: level, fails: probability }),
  repair: nullable(object({ takes: distribution, per: level })),
  bugs: array(bug),
  atMostOne: array(array(index)),
  checks: array(check),
  outages: array(object({ level, probability, per: aboveZero, lasts: distribution })),
  incidents: array(object({ text, after: nonNegative, servers: ranges, lasts: distribution })),
  'evidence?': evidence,
});
