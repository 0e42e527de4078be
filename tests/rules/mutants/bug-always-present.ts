import type { Mutant } from '../mutant.ts';

const mutant: Mutant = { example: 'first-plan', changes: [['present 3%', 'present 100%']] };

export default mutant;
