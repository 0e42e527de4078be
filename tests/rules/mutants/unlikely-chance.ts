import type { Mutant } from '../mutant.ts';

const mutant: Mutant = { example: 'first-plan', changes: [['deploy fails 0.5%', 'deploy fails 50%']] };

export default mutant;
