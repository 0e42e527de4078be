import type { Mutant } from '../mutant.ts';

const mutant: Mutant = {
  example: 'expand-contract',
  changes: [['migrate orders-db takes 6h\n    gate health', 'migrate orders-db takes 6h']],
};

export default mutant;
