import type { Mutant } from '../mutant.ts';

const mutant: Mutant = { example: 'everything', changes: [['remove by 2027-06-01', 'remove by 2026-06-01']] };

export default mutant;
