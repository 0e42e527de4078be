import type { Mutant } from '../mutant.ts';

const mutant: Mutant = {
  example: 'first-plan',
  changes: [['/// Start with one cluster, gain confidence, then go wider and faster.\n', '']],
};

export default mutant;
