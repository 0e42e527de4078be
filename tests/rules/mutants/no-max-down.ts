import type { Mutant } from '../mutant.ts';

const mutant: Mutant = { example: 'first-plan', changes: [['  maxDown 50% per cluster\n\n', '']] };

export default mutant;
