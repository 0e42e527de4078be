import type { Mutant } from '../mutant.ts';

const mutant: Mutant = { example: 'first-plan', changes: [['present 3%', 'present 10% from 1 of 10']] };

export default mutant;
