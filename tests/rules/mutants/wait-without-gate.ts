import type { Mutant } from '../mutant.ts';

const mutant: Mutant = {
  example: 'first-plan',
  changes: [['    wait 24h\n    gate health\n', '    wait 24h\n']],
};

export default mutant;
