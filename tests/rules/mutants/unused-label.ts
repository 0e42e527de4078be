import type { Mutant } from '../mutant.ts';

const mutant: Mutant = {
  example: 'service-fabric',
  changes: [
    ['where ring == test', 'in test'],
    ['where ring == pilot', 'in east'],
  ],
};

export default mutant;
