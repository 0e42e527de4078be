import type { Mutant } from '../mutant.ts';

const mutant: Mutant = {
  example: 'first-plan',
  changes: [['wait 24h', 'wait 22d']],
};

export default mutant;
