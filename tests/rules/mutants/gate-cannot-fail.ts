import type { Mutant } from '../mutant.ts';

const mutant: Mutant = {
  example: 'blue-green',
  changes: [['gate smoke { takes 2m }', 'gate smoke { detects 0%  takes 2m }']],
};

export default mutant;
