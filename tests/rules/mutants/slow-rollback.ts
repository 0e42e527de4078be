import type { Mutant } from '../mutant.ts';

const mutant: Mutant = {
  example: 'bad-day',
  changes: [['rollback takes 90s per server', 'rollback takes 2h per server']],
};

export default mutant;
