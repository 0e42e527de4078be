import type { Mutant } from '../mutant.ts';

const mutant: Mutant = { example: 'change-windows', changes: [[' refuses 4%', '']] };

export default mutant;
