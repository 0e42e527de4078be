import type { Mutant } from '../mutant.ts';

const mutant: Mutant = {
  example: 'firmware',
  changes: [['mean 20_000 server-hours', 'mean 900_000 server-hours']],
};

export default mutant;
