import type { Mutant } from '../mutant.ts';

const mutant: Mutant = {
  example: 'change-windows',
  changes: [
    ['deploy remaining in us-west', 'deploy remaining in us-west, 1 cluster in us-east parallel 2'],
    ['deploy us-east parallel 2', 'deploy remaining in us-east parallel 2'],
  ],
};

export default mutant;
