import type { Mutant } from '../mutant.ts';

const mutant: Mutant = {
  example: 'careful',
  changes: [['mean 2_000 server-hours', 'mean 50_000 server-hours']],
};

export default mutant;
