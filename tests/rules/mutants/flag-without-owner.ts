import type { Mutant } from '../mutant.ts';

const mutant: Mutant = { example: 'dark-launch', changes: [['owner "payments"  ', '']] };

export default mutant;
