import type { Mutant } from '../mutant.ts';

const mutant: Mutant = {
  example: 'bad-day',
  changes: [
    ['maxDown 20% per cluster', 'maxDown 40%'],
    ['deploy here by cluster parallel 2', 'deploy here by region'],
  ],
};

export default mutant;
