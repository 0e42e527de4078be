import type { Mutant } from '../mutant.ts';

const mutant: Mutant = {
  example: 'bad-day',
  changes: [['deploy 1 cluster in us-west', 'deploy 1 cluster in us-east']],
};

export default mutant;
