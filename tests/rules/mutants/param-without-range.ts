import type { Mutant } from '../mutant.ts';

const mutant: Mutant = { example: 'careful', changes: [['param soak = 12h in 1h..48h', 'param soak = 12h']] };

export default mutant;
