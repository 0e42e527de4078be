import type { Mutant } from '../mutant.ts';

const mutant: Mutant = {
  example: 'firmware',
  changes: [['1 cluster in americas, 1 cluster in europe, 1 cluster in asia parallel 3', '1 cluster in americas']],
};

export default mutant;
