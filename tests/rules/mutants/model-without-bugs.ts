import type { Mutant } from '../mutant.ts';

const mutant: Mutant = {
  example: 'change-windows',
  changes: [['  bug crash {\n    present 3%\n', '  bug crash {\n    present 0%\n']],
};

export default mutant;
