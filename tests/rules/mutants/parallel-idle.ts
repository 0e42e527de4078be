import type { Mutant } from '../mutant.ts';

const mutant: Mutant = {
  example: 'bad-day',
  changes: [['each region in remaining {', 'each region in remaining parallel 2 {']],
};

export default mutant;
