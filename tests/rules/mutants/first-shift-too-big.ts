import type { Mutant } from '../mutant.ts';

const mutant: Mutant = {
  example: 'blue-green',
  changes: [['to 5%, 25%, 100%', 'to 25%, 100%']],
};

export default mutant;
