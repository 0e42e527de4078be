import type { Mutant } from '../mutant.ts';

const mutant: Mutant = {
  example: 'kubernetes-rolling',
  changes: [['plan kubernetes-rolling of api on', 'plan kubernetes-rolling on']],
};

export default mutant;
