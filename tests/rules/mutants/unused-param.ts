import type { Mutant } from '../mutant.ts';

const mutant: Mutant = { example: 'careful', changes: [['wait first-soak', 'wait 24h']] };

export default mutant;
