/** What expectations look like as JSON. */
import { level, ranges } from './parts.ts';
import {
  anyNumber,
  array,
  described,
  index,
  kinds,
  nullable,
  object,
  probability,
  type Schema,
  text,
} from './schema.ts';

const given = nullable(
  kinds({ bug: { bug: index }, 'any-bug': {} }),
  'Among the runs in which that bug, or any, is there.',
);
const ofBug = nullable(index, 'null: any, or all together.');

const measure = kinds({
  chance: {
    of: kinds({
      completed: {},
      'rolled-back': {},
      stopped: {},
      escape: { bug: ofBug },
      found: { bug: ofBug, stage: nullable(index) },
    }),
    given,
  },
  statistic: {
    statistic: kinds({ mean: {}, sd: {}, min: {}, max: {}, quantile: { p: probability } }),
    of: kinds({
      duration: { of: { enum: ['all', 'completed'] } },
      exposure: { bug: ofBug },
      reach: { bug: index },
      down: { per: nullable(level) },
    }),
    given,
  },
});

const stated = {
  text: described(text, 'The sentence as written.'),
  policy: nullable(text, 'Whose sentence it is; null: that of the plan.'),
  level: described(probability, 'How certain the answer has to be where it takes sampling.'),
};

export const expectations: Schema = array(
  kinds({
    measure: {
      ...stated,
      measure,
      relation: { enum: ['<', '<=', '>', '>='] },
      bound: described(anyNumber, 'Milliseconds, servers, shares of 1, or exposure in the unit of its bug.'),
    },
    exclusive: { ...stated, sets: array(object({ name: text, servers: ranges }), 2) },
  }),
);
