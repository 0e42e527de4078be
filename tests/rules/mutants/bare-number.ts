import type { Mutant } from '../mutant.ts';

const mutant: Mutant = {
  example: 'first-plan',
  changes: [['/// How long things take, what can go wrong, and how good the checks are.\n', '']],
};

export default mutant;
