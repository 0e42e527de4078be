import type { Mutant } from '../mutant.ts';

const mutant: Mutant = {
  example: 'million',
  changes: [['  on failures over 5% of at least 1_000 servers pause for 4h then retry at most 2\n', '']],
};

export default mutant;
