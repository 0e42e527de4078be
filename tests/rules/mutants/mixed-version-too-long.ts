import type { Mutant } from '../mutant.ts';

const mutant: Mutant = {
  example: 'first-plan',
  changes: [['wait 24h', 'wait 20d']],
};

export default mutant;
