import type { Mutant } from '../mutant.ts';

const mutant: Mutant = {
  example: 'careful',
  changes: [
    ['  horizon 7d\n', '  horizon 7d\n  deadline 52h\n'],
    ['false alarm 0.5%  takes 5m', 'false alarm 10%  takes 5m'],
  ],
};

export default mutant;
