import type { Mutant } from '../mutant.ts';

const mutant: Mutant = {
  example: 'first-plan',
  changes: [['      deploy here parallel 2\n      wait 4h\n      gate health\n', '      deploy here parallel 2\n']],
};

export default mutant;
