import type { Mutant } from '../mutant.ts';

const mutant: Mutant = {
  example: 'dark-launch',
  changes: [['for internal, beta, 25%, everyone', 'for 25%, everyone']],
};

export default mutant;
