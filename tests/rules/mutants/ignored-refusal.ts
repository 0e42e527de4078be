import type { Mutant } from '../mutant.ts';

const mutant: Mutant = {
  example: 'change-windows',
  changes: [['  on unhealthy rollback\n', '  on unhealthy rollback\n  on refusal continue\n']],
};

export default mutant;
