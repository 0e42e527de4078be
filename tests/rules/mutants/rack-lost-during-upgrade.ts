import type { Mutant } from '../mutant.ts';

const mutant: Mutant = {
  example: 'first-plan',
  changes: [
    [
      'plan first-plan on fleet',
      'service web { runs on all  headroom 110% per cluster }\n\nplan first-plan of web on fleet',
    ],
  ],
};

export default mutant;
