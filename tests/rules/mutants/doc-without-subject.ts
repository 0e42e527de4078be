import type { Mutant } from '../mutant.ts';

const mutant: Mutant = {
  example: 'change-windows',
  changes: [['    // Noon in Los Angeles', '    /// Noon in Los Angeles']],
};

export default mutant;
