import type { Mutant } from '../mutant.ts';

const mutant: Mutant = {
  example: 'kubernetes-rolling',
  changes: [['    present 3%\n', '    present 3%\n    only where env == prod\n']],
};

export default mutant;
