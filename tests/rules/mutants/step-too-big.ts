import type { Mutant } from '../mutant.ts';

const mutant: Mutant = {
  example: 'million',
  changes: [['parallel 1, 2, 4', 'parallel 10']],
};

export default mutant;
