import type { Mutant } from '../mutant.ts';

const mutant: Mutant = {
  example: 'firmware',
  changes: [['deploy takes 20m per server', 'deploy takes 5h per server']],
};

export default mutant;
