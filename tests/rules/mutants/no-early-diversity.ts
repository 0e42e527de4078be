import type { Mutant } from '../mutant.ts';

const mutant: Mutant = {
  example: 'service-fabric',
  changes: [['    present 3%\n', '    present 3%\n    only where ring == broad\n']],
};

export default mutant;
