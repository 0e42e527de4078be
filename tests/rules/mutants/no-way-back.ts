import type { Mutant } from '../mutant.ts';

const mutant: Mutant = {
  example: 'first-plan',
  changes: [['on unhealthy rollback', 'on unhealthy stop']],
};

export default mutant;
