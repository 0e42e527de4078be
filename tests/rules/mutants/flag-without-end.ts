import type { Mutant } from '../mutant.ts';

const mutant: Mutant = { example: 'dark-launch', changes: [['  remove by 2027-03-01', '']] };

export default mutant;
