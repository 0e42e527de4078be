import type { Mutant } from '../mutant.ts';

const mutant: Mutant = {
  example: 'careful',
  changes: [['false alarm 0.5%  takes 5m', 'false alarm 20%  takes 5m']],
};

export default mutant;
