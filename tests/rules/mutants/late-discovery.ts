import type { Mutant } from '../mutant.ts';

const mutant: Mutant = {
  example: 'blue-green',
  changes: [['shift traffic to 5%, 25%, 100% {', 'shift traffic to 1%, 100% {']],
};

export default mutant;
