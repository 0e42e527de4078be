import type { Mutant } from '../mutant.ts';

const mutant: Mutant = {
  example: 'bad-day',
  changes: [['deploy 1 cluster in us-west', 'deploy 2 clusters in us-west']],
};

export default mutant;
