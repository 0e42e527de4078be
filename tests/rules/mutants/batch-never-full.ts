import type { Mutant } from '../mutant.ts';

const mutant: Mutant = {
  example: 'bad-day',
  changes: [['deploy here by cluster parallel 2', 'deploy here by cluster parallel 2 batch 50%']],
};

export default mutant;
