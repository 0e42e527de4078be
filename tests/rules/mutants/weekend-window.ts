import type { Mutant } from '../mutant.ts';

const mutant: Mutant = { example: 'everything', changes: [['window mon..thu', 'window mon..sun']] };

export default mutant;
