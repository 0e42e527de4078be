import type { Mutant } from '../mutant.ts';

const mutant: Mutant = { example: 'service-fabric', changes: [['retry at most 4 then rollback', 'retry']] };

export default mutant;
